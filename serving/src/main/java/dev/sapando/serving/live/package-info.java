/** All that serving knows, of one moment. Owner: data engineers. */
@NullMarked
package dev.sapando.serving.live;

import org.jspecify.annotations.NullMarked;
