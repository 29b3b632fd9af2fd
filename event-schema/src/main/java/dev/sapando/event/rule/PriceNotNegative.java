package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was paid is 0 or more; money that goes back is a refund with positive prices. */
final class PriceNotNegative implements Rule {
    @Override
    public Optional<Violation> check(Event event, Instant now) {
        List<OrderLine> lines = event.getLines() == null ? List.of() : event.getLines();
        for (int i = 0; i < lines.size(); i++) {
            BigDecimal price = lines.get(i).getUnitPrice();
            if (price != null && price.signum() < 0) {
                String field = "lines[" + i + "].unitPrice";
                return Optional.of(new Violation(
                        "price_negative",
                        field,
                        field + " " + price.stripTrailingZeros().toPlainString()
                                + " is negative; send what was paid, and a refund for what was paid back"));
            }
        }
        return Optional.empty();
    }
}
