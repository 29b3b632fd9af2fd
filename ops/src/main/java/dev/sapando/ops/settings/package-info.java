/** What can be set, with defaults, checked at start, all problems at once. Owner: ops. */
@NullMarked
package dev.sapando.ops.settings;

import org.jspecify.annotations.NullMarked;
