/** What is deleted from a state store leaves its files, too. Owner: data engineers. */
@NullMarked
package dev.sapando.monitoring.disk;

import org.jspecify.annotations.NullMarked;
