/** Says what the collector would say of events, and keeps nothing. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest.check;

import org.jspecify.annotations.NullMarked;
