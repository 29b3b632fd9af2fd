/** What {@code mvn -Pprove verify} found, as a dated report. Owner: all. */
@NullMarked
package dev.sapando.demo.prove;

import org.jspecify.annotations.NullMarked;
