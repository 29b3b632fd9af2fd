/** What was served goes to its topic without holding up the answer. Owner: data engineers. */
@NullMarked
package dev.sapando.serving.served;

import org.jspecify.annotations.NullMarked;
