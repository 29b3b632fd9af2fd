/** Turns served lists and what became of them into examples to learn from. Owner: data scientists. */
@NullMarked
package dev.sapando.features.examples;

import org.jspecify.annotations.NullMarked;
