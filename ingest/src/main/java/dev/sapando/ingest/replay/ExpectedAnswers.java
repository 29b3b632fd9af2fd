package dev.sapando.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a sample's replay must come to: {@code NAME.expected.json} beside it, held against what it came to. */
record ExpectedAnswers(Map<String, Long> expected) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One line of the comparison; an actual that is not known is no match. */
    record Row(String name, long expected, Optional<Long> actual) {
        boolean matches() {
            return actual.filter(value -> value == expected).isPresent();
        }
    }

    ExpectedAnswers {
        expected = Map.copyOf(expected);
    }

    static ExpectedAnswers read(Path file) throws IOException {
        JsonNode json = JSON.readTree(file.toFile());
        var expected = new TreeMap<String, Long>();
        for (String name : List.of("sent", "accepted", "rejected", "verified", "duplicates", "rejectedLater")) {
            if (json.has(name)) {
                expected.put(name, json.path(name).asLong());
            }
        }
        json.path("rejectedByCode")
                .properties()
                .forEach(code -> expected.put(
                        "rejectedByCode." + code.getKey(), code.getValue().asLong()));
        return new ExpectedAnswers(expected);
    }

    /** Every number that is expected, and every code that came and was not. */
    List<Row> compare(Account account, Optional<Aftermath> aftermath) {
        Map<String, Optional<Long>> actual = new TreeMap<>(Map.of(
                "sent", Optional.of(account.sent()),
                "accepted", Optional.of(account.accepted()),
                "rejected", Optional.of(account.rejected()),
                "verified", aftermath.map(Aftermath::verified),
                "duplicates", aftermath.map(Aftermath::duplicates),
                "rejectedLater", aftermath.map(Aftermath::rejectedLater)));
        var names = new TreeSet<>(expected.keySet());
        account.rejectedByCode().forEach((code, count) -> {
            names.add("rejectedByCode." + code);
            actual.put("rejectedByCode." + code, Optional.of(count));
        });
        var rows = new ArrayList<Row>();
        for (String name : names) {
            boolean code = name.startsWith("rejectedByCode.");
            rows.add(new Row(
                    name,
                    expected.getOrDefault(name, 0L),
                    actual.getOrDefault(name, code ? Optional.of(0L) : Optional.empty())));
        }
        return List.copyOf(rows);
    }

    static String table(List<Row> rows) {
        var text = new StringBuilder(String.format("%n%-40s %10s %10s%n", "sample", "expected", "actual"));
        for (Row row : rows) {
            text.append(String.format(
                    "%-40s %,10d %10s%s%n",
                    row.name,
                    row.expected,
                    row.actual.map(value -> String.format("%,d", value)).orElse("not known"),
                    row.matches() ? "" : "  <-- differs"));
        }
        return text.toString();
    }
}
