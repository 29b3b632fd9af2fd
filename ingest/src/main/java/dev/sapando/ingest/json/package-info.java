/** What is said of bytes that are no JSON, at the edge and in recordings alike. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest.json;

import org.jspecify.annotations.NullMarked;
