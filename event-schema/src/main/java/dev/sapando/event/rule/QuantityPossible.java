package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something is put into a cart, bought or given back at least once; a refund's quantities are positive too. Beyond the
 * greatest it is a number in the wrong field, and one such would drown every sum it is in.
 */
final class QuantityPossible implements Rule {
    private record Range(int least, int most) {
        boolean holds(int quantity) {
            return quantity >= least && quantity <= most;
        }
    }

    private static final Range OF_EVENT = new Range(Limits.QUANTITY_MINIMUM, Limits.QUANTITY_MAXIMUM);
    private static final Range OF_LINE = new Range(Limits.LINES_QUANTITY_MINIMUM, Limits.LINES_QUANTITY_MAXIMUM);

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        if (event.getQuantity() != null && !OF_EVENT.holds(event.getQuantity())) {
            return Optional.of(violation("quantity", event.getQuantity(), OF_EVENT));
        }
        List<OrderLine> lines = event.getLines() == null ? List.of() : event.getLines();
        for (int i = 0; i < lines.size(); i++) {
            if (!OF_LINE.holds(lines.get(i).getQuantity())) {
                return Optional.of(
                        violation("lines[" + i + "].quantity", lines.get(i).getQuantity(), OF_LINE));
            }
        }
        return Optional.empty();
    }

    private static Violation violation(String field, int quantity, Range range) {
        return quantity < range.least
                ? new Violation(
                        "quantity_too_small",
                        field,
                        field + " " + quantity + " is below " + range.least + "; send what was taken or given back")
                : new Violation(
                        "quantity_too_large",
                        field,
                        field + " " + quantity + " is above " + range.most + "; is it another field's number?");
    }
}
