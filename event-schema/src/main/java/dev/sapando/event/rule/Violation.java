package dev.sapando.event.rule;

import org.jspecify.annotations.Nullable;

/**
 * Why an event is refused.
 *
 * @param code reason, in snake case, stable: {@code price_negative}
 * @param field where, as a path: {@code lines[0].unitPrice}; null where the whole event is meant
 * @param detail a sentence with the value and the remedy
 */
public record Violation(String code, @Nullable String field, String detail) {}
