/** Topics read from their beginning into the live state. Owner: data engineers. */
@NullMarked
package dev.sapando.serving.feed;

import org.jspecify.annotations.NullMarked;
