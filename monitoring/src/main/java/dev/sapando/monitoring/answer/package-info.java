/** Answers questions out of the cells, each metric in one file. Owner: analysts. */
@NullMarked
package dev.sapando.monitoring.answer;

import org.jspecify.annotations.NullMarked;
