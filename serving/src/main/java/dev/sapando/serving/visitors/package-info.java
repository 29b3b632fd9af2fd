/** What a visitor did a moment ago, bought, or does not want to see. Owner: data scientists. */
@NullMarked
package dev.sapando.serving.visitors;

import org.jspecify.annotations.NullMarked;
