package dev.sapando.ingest.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A column of the ledger's answer for reading.
 *
 * @param texts of every row, and of the sum last; money to the same digit, so that what is more also looks it
 */
record CostColumn(List<String> texts) {
    /** What is stored is there day after day: each pays for it, and there is not more of it for that. */
    private static final Set<String> NOT_ADDED_UP_OVER_DAYS = Set.of("storedBytes", "storedPerMonth");

    CostColumn {
        texts = List.copyOf(texts);
    }

    static CostColumn of(JsonNode answer, String name) {
        String by = answer.path("by").asText();
        List<JsonNode> rows = StreamSupport.stream(answer.path("rows").spliterator(), false)
                .map(row -> row.path(name))
                .toList();
        var texts = new ArrayList<String>();
        if (name.equals(by)) {
            rows.forEach(row -> texts.add(row.asText()));
            texts.add("sum");
        } else {
            boolean isSum = !by.equals("day") || !NOT_ADDED_UP_OVER_DAYS.contains(name);
            texts.addAll(numbers(rows, isSum));
        }
        return new CostColumn(texts);
    }

    private static List<String> numbers(List<JsonNode> rows, boolean isSum) {
        List<Optional<BigDecimal>> numbers = rows.stream()
                .map(row ->
                        row.isMissingNode() ? Optional.<BigDecimal>empty() : Optional.of(new BigDecimal(row.asText())))
                .toList();
        int digits = numbers.stream()
                .flatMap(Optional::stream)
                .mapToInt(BigDecimal::scale)
                .max()
                .orElse(0);
        BigDecimal sum = numbers.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
        var texts = new ArrayList<String>();
        numbers.forEach(number -> texts.add(
                number.map(value -> value.setScale(digits).toPlainString()).orElse("")));
        texts.add(isSum ? sum.setScale(digits).toPlainString() : "");
        return texts;
    }
}
