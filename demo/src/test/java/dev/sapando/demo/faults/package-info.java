/** Whatever is killed, paused, filled or stopped: what the shop was told is accepted is there once. Owner: data engineers. */
@NullMarked
package dev.sapando.demo.faults;

import org.jspecify.annotations.NullMarked;
