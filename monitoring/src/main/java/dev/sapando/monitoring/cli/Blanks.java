package dev.sapando.monitoring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rows that say nothing: which of them a table leaves out, and what the dash of the others means. */
final class Blanks {
    private Blanks() {}

    /** Of cohorts most periods are yet to come; a line for each would hide those that are over. */
    static boolean isLeftOut(String metric, JsonNode row) {
        return metric.equals("retention") && isNotOver(row);
    }

    /** Whether a note on what has no value is of something that the table shows. */
    static boolean areShown(String metric, JsonNode rows) {
        List<JsonNode> blank = new ArrayList<>();
        rows.forEach(row -> {
            if (row.path("value").isNull()) {
                blank.add(row);
            }
        });
        return blank.isEmpty() || blank.stream().anyMatch(row -> !isLeftOut(metric, row));
    }

    /** A sentence each for what is left out and for every kind of dash; none where the answer has a note, which says more. */
    static String told(String metric, List<JsonNode> rows, boolean hasNote) {
        var reasons = new ArrayList<String>();
        if (!hasNote && rows.stream().anyMatch(Blanks::hasNothing)) {
            reasons.add("nothing to divide by");
        }
        if (!hasNote && rows.stream().anyMatch(row -> isNotOver(row) && !isLeftOut(metric, row))) {
            reasons.add("a period that is not over");
        }
        return (rows.stream().anyMatch(row -> isLeftOut(metric, row))
                        ? "Periods that are not over are left out; --json has them.\n"
                        : "")
                + (reasons.isEmpty() ? "" : "–: " + String.join(", or ", reasons) + ".\n");
    }

    private static boolean hasNothing(JsonNode row) {
        return row.path("value").isNull() && signum(row) == 0;
    }

    private static boolean isNotOver(JsonNode row) {
        return row.path("value").isNull() && signum(row) > 0;
    }

    /** Of the denominator; -1 where there is none. */
    private static int signum(JsonNode row) {
        String denominator = row.path("denominator").asText("");
        return row.path("denominator").isNull() || denominator.isEmpty() ? -1 : new BigDecimal(denominator).signum();
    }
}
