package dev.sapando.event.rule;

import org.jspecify.annotations.Nullable;

/**
 * Why an event is refused.
 *
 * @param code reason, in snake case, stable: {@code price_negative}
 * @param field where, as a path: {@code lines[0].unitPrice}; null where the whole event is meant
 * @param detail a sentence with the value and the remedy
 * @param rule name of the rule that refuses it: {@code PriceNotNegative}; null where it could not even be read
 */
public record Violation(
        String code,
        @Nullable String field,
        String detail,
        @Nullable String rule) {
    /** Of whoever reads; a rule's own violations get its name from {@link Rules}. */
    public Violation(String code, @Nullable String field, String detail) {
        this(code, field, detail, null);
    }

    /** The same, refused by a rule of this name. */
    public Violation by(String name) {
        return new Violation(code, field, detail, name);
    }
}
