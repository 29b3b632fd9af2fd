package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something is put into a cart, bought or given back at least once; a refund's quantities are positive too. Beyond {@value #MOST}
 * it is a number in the wrong field, and one such would drown every sum it is in.
 */
final class QuantityPossible implements Rule {
    static final int MOST = 100_000;

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        if (event.getQuantity() != null && !possible(event.getQuantity())) {
            return Optional.of(violation("quantity", event.getQuantity()));
        }
        List<OrderLine> lines = event.getLines() == null ? List.of() : event.getLines();
        for (int i = 0; i < lines.size(); i++) {
            if (!possible(lines.get(i).getQuantity())) {
                return Optional.of(
                        violation("lines[" + i + "].quantity", lines.get(i).getQuantity()));
            }
        }
        return Optional.empty();
    }

    private static boolean possible(int quantity) {
        return quantity >= 1 && quantity <= MOST;
    }

    private static Violation violation(String field, int quantity) {
        return quantity < 1
                ? new Violation(
                        "quantity_too_small",
                        field,
                        field + " " + quantity + " is below 1; send what was taken or given back")
                : new Violation(
                        "quantity_too_large",
                        field,
                        field + " " + quantity + " is above " + MOST + "; is it another field's number?");
    }
}
