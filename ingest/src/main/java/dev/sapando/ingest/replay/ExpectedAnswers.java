package dev.sapando.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a sample's replay must come to: {@code NAME.expected.json} beside it, held against what it came to.
 *
 * @param account what the replay itself is told: sent, accepted, rejected by code, and what verification made of them
 * @param business what monitoring makes of them
 */
record ExpectedAnswers(Map<String, BigDecimal> account, Map<String, BigDecimal> business) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CODE = "rejectedByCode";

    /** One line of the comparison; an actual that is not known is no match. */
    record Row(String name, BigDecimal expected, Optional<BigDecimal> actual) {
        boolean matches() {
            return actual.filter(value -> value.compareTo(expected) == 0).isPresent();
        }
    }

    ExpectedAnswers {
        account = Map.copyOf(account);
        business = Map.copyOf(business);
    }

    static ExpectedAnswers read(Path file) throws IOException {
        JsonNode json = JSON.readTree(file.toFile());
        return new ExpectedAnswers(
                of(json, "sent", "accepted", "rejected", "verified", "duplicates", "rejectedLater", CODE),
                of(json, "sessions", "purchases", "funnel", "grossRevenue", "refunded"));
    }

    /** Every number that is expected, and every code that came and was not. */
    List<Row> compare(Account told, Optional<Aftermath> aftermath, Map<String, BigDecimal> rise) {
        Map<String, Optional<Long>> actual = new TreeMap<>(Map.of(
                "sent", Optional.of(told.sent()),
                "accepted", Optional.of(told.accepted()),
                "rejected", Optional.of(told.rejected()),
                "verified", aftermath.map(Aftermath::verified),
                "duplicates", aftermath.map(Aftermath::duplicates),
                "rejectedLater", aftermath.map(Aftermath::rejectedLater)));
        var names = new TreeSet<>(account.keySet());
        told.rejectedByCode().forEach((code, count) -> {
            names.add(CODE + "." + code);
            actual.put(CODE + "." + code, Optional.of(count));
        });
        var rows = new ArrayList<Row>();
        for (String name : names) {
            Optional<Long> none = name.startsWith(CODE) ? Optional.of(0L) : Optional.empty();
            rows.add(new Row(
                    name,
                    account.getOrDefault(name, BigDecimal.ZERO),
                    actual.getOrDefault(name, none).map(BigDecimal::valueOf)));
        }
        new TreeMap<>(business)
                .forEach((name, value) -> rows.add(new Row(name, value, Optional.ofNullable(rise.get(name)))));
        return List.copyOf(rows);
    }

    static String table(List<Row> rows) {
        var text = new StringBuilder(String.format("%n%-40s %10s %10s%n", "sample", "expected", "actual"));
        for (Row row : rows) {
            text.append(String.format(
                    "%-40s %10s %10s%s%n",
                    row.name,
                    number(row.expected),
                    row.actual.map(ExpectedAnswers::number).orElse("not known"),
                    row.matches() ? "" : "  <-- differs"));
        }
        return text.toString();
    }

    private static String number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return String.format("%,." + (plain.scale() > 0 ? 2 : 0) + "f", plain);
    }

    /** Numbers by name; those of an object as {@code funnel.view}. */
    private static Map<String, BigDecimal> of(JsonNode json, String... names) {
        var numbers = new TreeMap<String, BigDecimal>();
        for (String name : names) {
            JsonNode value = json.path(name);
            value.properties()
                    .forEach(e -> numbers.put(
                            name + "." + e.getKey(), new BigDecimal(e.getValue().asText())));
            if (value.isValueNode()) {
                numbers.put(name, new BigDecimal(value.asText()));
            }
        }
        return numbers;
    }
}
