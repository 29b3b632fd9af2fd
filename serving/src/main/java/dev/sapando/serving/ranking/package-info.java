/** Items in order of score, the same order everywhere. Owner: data scientists. */
@NullMarked
package dev.sapando.serving.ranking;

import org.jspecify.annotations.NullMarked;
