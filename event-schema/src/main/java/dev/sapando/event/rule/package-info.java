/** What a sender can be told about one event without knowing any other. Owner: data engineers. */
@NullMarked
package dev.sapando.event.rule;

import org.jspecify.annotations.NullMarked;
