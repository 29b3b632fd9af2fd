/** {@code sapando metrics}: the same answers in a terminal. Owner: analysts. */
@NullMarked
package dev.sapando.monitoring.cli;

import org.jspecify.annotations.NullMarked;
