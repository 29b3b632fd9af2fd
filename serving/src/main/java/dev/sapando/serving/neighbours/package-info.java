/** What visitors of similar sessions looked at: an index that follows the sessions while they live. Owner: data scientists. */
@NullMarked
package dev.sapando.serving.neighbours;

import org.jspecify.annotations.NullMarked;
