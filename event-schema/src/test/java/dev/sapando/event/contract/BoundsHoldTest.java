package dev.sapando.event.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.rule.Rules;
import dev.sapando.event.rule.Violation;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What lies on a bound of the contract is well, and what lies one beyond it is refused with a code the contract names there. */
class BoundsHoldTest {
    private static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");
    private static final Contract CONTRACT = Contracts.of("events.collected");

    @TestFactory
    Stream<DynamicTest> every_bound() {
        return CONTRACT.fields().values().stream().flatMap(field -> field.limits().entrySet().stream()
                .filter(limit -> !limit.getKey().equals("multipleOf"))
                .map(limit -> DynamicTest.dynamicTest(field.path() + " " + limit, () -> {
                    assertThat(verdict(field, at(limit, 0))).isEmpty();
                    assertThat(verdict(field, at(limit, 1))).hasValueSatisfying(violation -> assertThat(codes(field))
                            .contains(violation.code()));
                })));
    }

    private static List<String> codes(Field field) {
        return field.quality().stream().map(Quality::code).toList();
    }

    /** A value on the bound, or {@code beyond} it by one. */
    private static Object at(Map.Entry<String, String> limit, int beyond) {
        String bound = limit.getValue();
        return switch (limit.getKey()) {
            case "maxLength" -> "x".repeat(Integer.parseInt(bound) + beyond);
            case "maxItems" -> Integer.parseInt(bound) + beyond;
            case "maxProperties" -> attributes(Integer.parseInt(bound) + beyond, 3, 1);
            case "nameMaxLength" -> attributes(1, Integer.parseInt(bound) + beyond, 1);
            case "valueMaxLength" -> attributes(1, 3, Integer.parseInt(bound) + beyond);
            case "minimum" -> bound.contains("T") ? Instant.parse(bound).minusMillis(beyond) : number(bound, -beyond);
            case "maximum" -> bound.contains("T") ? Instant.parse(bound).plusMillis(beyond) : number(bound, beyond);
            case "futureTolerance" -> NOW.plus(Duration.parse(bound)).plusMillis(beyond);
            default -> throw new IllegalArgumentException("no test knows the bound " + limit);
        };
    }

    private static BigDecimal number(String bound, int beyond) {
        return new BigDecimal(bound).add(BigDecimal.valueOf(beyond));
    }

    private static Map<String, String> attributes(int count, int nameLength, int valueLength) {
        return IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(i -> ("a" + i + "n".repeat(nameLength)).substring(0, nameLength), i -> "v"
                        .repeat(valueLength)));
    }

    private static Optional<Violation> verdict(Field field, Object value) {
        OrderLine line = line();
        Event event = Event.newBuilder()
                .setEventId("s-3:7")
                .setType("page_view")
                .setOccurredAt(NOW)
                .setVisitorId("ana")
                .setConsent(true)
                .setLines(List.of(line))
                .build();
        if (field.path().startsWith("lines[].")) {
            put(line, field, value);
        } else {
            put(event, field, value);
        }
        // The end of time is judged when it has come: before that it is in the future, which is another bound.
        boolean farAhead = event.getOccurredAt().isAfter(NOW.plus(Duration.ofDays(1)));
        return Rules.firstViolation(event, farAhead ? event.getOccurredAt() : NOW);
    }

    private static OrderLine line() {
        return new OrderLine("dress-12", 1, null, null);
    }

    private static void put(SpecificRecordBase into, Field field, Object value) {
        String name = field.path().replaceFirst(".*\\.", "").replace("[]", "");
        into.put(name, asWritten(field, value));
    }

    private static Object asWritten(Field field, Object value) {
        if (field.path().equals("lines")) {
            return Collections.nCopies((int) value, line());
        }
        if (field.path().equals("positions")) {
            return Collections.nCopies((int) value, 0);
        }
        if (field.path().equals("positions[]")) {
            return List.of(((BigDecimal) value).intValueExact());
        }
        return switch (field.type()) {
            case "int" -> ((BigDecimal) value).intValueExact();
            case "long" -> ((BigDecimal) value).longValueExact();
            case "bytes (decimal 18,4)" -> ((BigDecimal) value).setScale(4);
            default -> value;
        };
    }
}
