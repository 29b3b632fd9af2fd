/**
 * A seeded fashion shop whose visitors have hidden tastes: the outside of the pipeline, which it meets over HTTP only.
 * Owner: all, as the common bench against which every metric is held.
 */
@NullMarked
package dev.sapando.demo.shop;

import org.jspecify.annotations.NullMarked;
