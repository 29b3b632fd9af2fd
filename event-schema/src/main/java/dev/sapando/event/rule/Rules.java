package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The contract as a list: what one event alone can be told, in the order in which it is told. The edge and verification run the same one. */
public final class Rules {
    /** Of fields that the contract does not know. An event with more of these, lines or positions is refused, and nobody has to keep them. */
    public static final int MOST_ATTRIBUTES = Limits.ATTRIBUTES_MAX_PROPERTIES;

    public static final int MOST_LINES = Limits.LINES_MAX_ITEMS;
    public static final int MOST_POSITIONS = Limits.POSITIONS_MAX_ITEMS;

    private static final List<Rule> ALL = List.of(
            new KnownType(),
            new EventIdBounded(),
            new VisitorNamed(),
            new TextBounded(),
            new ListsBounded(),
            new AttributesBounded(),
            new TimePossible(),
            new NotInFuture(),
            new FieldsOfItsType(),
            new DepthIsPercentage(),
            new PositionsCountFromZero(),
            new QuantityPossible(),
            new PriceNotNegative(),
            new CurrencyKnown());

    private static final Rule REPORTED = new ReportedType();

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }

    /** What a shop sends is held against one rule more: some types only the collector itself writes. */
    public static Optional<Violation> firstViolationOfReported(Event event, Instant now) {
        Optional<Violation> reported = REPORTED.check(event, now);
        return reported.isPresent() ? reported : firstViolation(event, now);
    }

    /** The first rule that refuses decides; empty means that the event keeps the contract. */
    public static Optional<Violation> firstViolation(Event event, Instant now) {
        for (Rule rule : ALL) {
            Optional<Violation> violation = rule.check(event, now);
            if (violation.isPresent()) {
                return violation.map(v -> v.by(rule.name()));
            }
        }
        return Optional.empty();
    }
}
