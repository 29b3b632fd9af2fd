/** The launcher's commands: the only place that sees every other part. Owner: all. */
@NullMarked
package dev.sapando.demo;

import org.jspecify.annotations.NullMarked;
