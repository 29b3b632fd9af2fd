package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something is put into a cart, bought or given back at least once; a refund's quantities are positive too. */
final class QuantityAtLeastOne implements Rule {
    @Override
    public Optional<Violation> check(Event event, Instant now) {
        if (event.getQuantity() != null && event.getQuantity() < 1) {
            return Optional.of(tooSmall("quantity", event.getQuantity()));
        }
        List<OrderLine> lines = event.getLines() == null ? List.of() : event.getLines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).getQuantity() < 1) {
                return Optional.of(
                        tooSmall("lines[" + i + "].quantity", lines.get(i).getQuantity()));
            }
        }
        return Optional.empty();
    }

    private static Violation tooSmall(String field, int quantity) {
        return new Violation(
                "quantity_too_small", field, field + " " + quantity + " is below 1; send what was taken or given back");
    }
}
