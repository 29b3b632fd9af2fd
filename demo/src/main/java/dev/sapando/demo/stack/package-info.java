/** The whole pipeline in one JVM, wired in the order in which data flows. Owner: all. */
@NullMarked
package dev.sapando.demo.stack;

import org.jspecify.annotations.NullMarked;
