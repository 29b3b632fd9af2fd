/** The meters every service has. Owner: ops. */
@NullMarked
package dev.sapando.ops.metrics;

import org.jspecify.annotations.NullMarked;
