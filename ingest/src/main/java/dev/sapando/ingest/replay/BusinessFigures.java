package dev.sapando.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a sample comes to for the business, by the names of its expected answers: {@code sessions}, {@code grossRevenue.EUR}. */
record BusinessFigures(Map<String, BigDecimal> figures) {
    private static final Duration ASK_EVERY = Duration.ofMillis(300);

    BusinessFigures {
        figures = Map.copyOf(figures);
    }

    /** Of the 30 business days up to the newest event; empty where monitoring does not answer. */
    static Optional<BusinessFigures> of(MonitoringClient monitoring) {
        Optional<JsonNode> funnel = monitoring.ask("funnel");
        Optional<JsonNode> revenue = monitoring.ask("revenue");
        if (funnel.isEmpty() || revenue.isEmpty()) {
            return Optional.empty();
        }
        var figures = new TreeMap<String, BigDecimal>();
        funnel.get()
                .forEach(
                        row -> add(figures, step(row.path("labels").path("step").asText()), row));
        revenue.get().forEach(row -> add(figures, part(row.path("labels")), row));
        return Optional.of(new BusinessFigures(figures));
    }

    /** How much they rose; asks until they are as expected, for as long as they move, within {@code patience}; once at least. */
    static Map<String, BigDecimal> awaitRise(
            MonitoringClient monitoring,
            BusinessFigures before,
            ExpectedAnswers expected,
            ExpectedAnswers.State state,
            Patience patience,
            WaitingLine waiting) {
        Map<String, BigDecimal> rise = Map.of();
        var wait = patience.begin();
        do {
            Map<String, BigDecimal> last = rise;
            rise = of(monitoring).map(now -> now.since(before)).orElse(rise);
            if (!rise.equals(last)) {
                wait.moved();
            }
            long open = expected.missing(rise, state);
            if (open == 0 || !Pause.of(ASK_EVERY)) {
                break;
            }
            waiting.answers(open);
        } while (!wait.isOver());
        return rise;
    }

    private Map<String, BigDecimal> since(BusinessFigures before) {
        var rise = new TreeMap<>(figures);
        before.figures.forEach((name, value) -> rise.merge(name, value.negate(), BigDecimal::add));
        return rise;
    }

    private static String step(String step) {
        return step.equals("session") ? "sessions" : "funnel." + step;
    }

    private static String part(JsonNode labels) {
        String currency = labels.path("currency").asText();
        return switch (labels.path("part").asText()) {
            case "orders" -> "purchases";
            case "gross" -> "grossRevenue." + currency;
            case "refunded" -> "refunded." + currency;
            default -> "revenue." + labels.path("part").asText() + "." + currency;
        };
    }

    private static void add(Map<String, BigDecimal> figures, String name, JsonNode row) {
        figures.merge(name, new BigDecimal(row.path("numerator").asText("0")), BigDecimal::add);
    }
}
