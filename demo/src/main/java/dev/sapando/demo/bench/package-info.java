/** Benchmarks: ours and the limit beside it from one run. Owner: all. */
@NullMarked
package dev.sapando.demo.bench;

import org.jspecify.annotations.NullMarked;
