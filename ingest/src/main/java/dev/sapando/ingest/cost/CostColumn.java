package dev.sapando.ingest.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A column of the ledger's answer for reading.
 *
 * @param texts of every row, and of the sum last; money to the same digit, so that what is more also looks it, and to as many as say
 *     something: the answer as JSON has all
 */
record CostColumn(List<String> texts) {
    /** What is stored is there day after day: each pays for it, and there is not more of it for that. */
    private static final Set<String> NOT_ADDED_UP_OVER_DAYS = Set.of("storedBytes", "storedPerMonth");

    private static final int SIGNIFICANT = 3;
    private static final int CENTS = 2;
    private static final int MILLIONTHS = 6;

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
        BigDecimal sum = numbers.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
        int known = numbers.stream()
                .flatMap(Optional::stream)
                .mapToInt(BigDecimal::scale)
                .max()
                .orElse(0);
        int digits = Math.min(known, digits(sum));
        var texts = new ArrayList<String>();
        numbers.forEach(
                number -> texts.add(number.map(value -> rounded(value, digits)).orElse("")));
        texts.add(isSum ? rounded(sum, digits) : "");
        return texts;
    }

    /** After the point, so that the sum is told to three digits; cents at least, and millionths at most: nobody pays less. */
    private static int digits(BigDecimal sum) {
        int firstDigit = sum.precision() - sum.scale();
        return Math.max(CENTS, Math.min(MILLIONTHS, SIGNIFICANT - firstDigit));
    }

    private static String rounded(BigDecimal value, int digits) {
        BigDecimal rounded = value.setScale(digits, RoundingMode.HALF_UP);
        return rounded.signum() == 0 && value.signum() > 0
                ? "<" + BigDecimal.ONE.movePointLeft(digits).toPlainString()
                : rounded.toPlainString();
    }
}
