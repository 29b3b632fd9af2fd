/** What is kept of a refused event. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest.rejected;

import org.jspecify.annotations.NullMarked;
