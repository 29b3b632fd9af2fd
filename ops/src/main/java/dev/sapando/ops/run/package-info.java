/** Start in order, stop in reverse, say whether it is well. Owner: ops. */
@NullMarked
package dev.sapando.ops.run;

import org.jspecify.annotations.NullMarked;
