/** How every service speaks HTTP: limits, problems, the admin port. Owner: ops. */
@NullMarked
package dev.sapando.ops.http;

import org.jspecify.annotations.NullMarked;
