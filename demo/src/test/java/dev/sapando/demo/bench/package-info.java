/** That benchmarks measure what they say. Owner: all. */
@NullMarked
package dev.sapando.demo.bench;

import org.jspecify.annotations.NullMarked;
