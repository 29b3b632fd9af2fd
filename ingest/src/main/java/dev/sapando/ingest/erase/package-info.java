/** A visitor asks to be forgotten: the list of the forgotten, which names nobody, and what is promised by when. Owner: data engineers. */
@NullMarked
package dev.sapando.ingest.erase;

import org.jspecify.annotations.NullMarked;
