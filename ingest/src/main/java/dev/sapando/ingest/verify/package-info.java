/** Once each, by the rules, bots marked, every end counted. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest.verify;

import org.jspecify.annotations.NullMarked;
