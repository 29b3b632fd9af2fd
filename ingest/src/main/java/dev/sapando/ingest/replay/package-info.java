/** Sends files through the collector and says what became of them. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest.replay;

import org.jspecify.annotations.NullMarked;
