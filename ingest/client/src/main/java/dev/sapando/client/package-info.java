/** Sends a shop's events to the collector: nothing lost, nothing twice, within bounds. Owner: data engineers. */
@NullMarked
package dev.sapando.client;

import org.jspecify.annotations.NullMarked;
