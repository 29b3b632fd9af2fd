package dev.sapando.monitoring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Days added up, a row for whatever they are split by: of a metric whose days have nothing in common, as sessions. */
final class DayTotals {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DayTotals() {}

    /** @return rows like those given; none where these are of one day */
    static List<JsonNode> of(JsonNode rows) {
        var periods = new ArrayList<String>();
        var sums = new TreeMap<String, ObjectNode>();
        rows.forEach(row -> {
            periods.add(row.path("period").asText());
            ObjectNode sum = sums.computeIfAbsent(row.path("labels").toString(), labels -> JSON.createObjectNode()
                    .put("numerator", "0")
                    .put("denominator", "0")
                    .set("labels", row.path("labels")));
            add(sum, row, "numerator");
            add(sum, row, "denominator");
        });
        String first = periods.stream().min(String::compareTo).orElse("");
        String last = periods.stream().max(String::compareTo).orElse("");
        if (first.equals(last)) {
            return List.of();
        }
        sums.values().forEach(sum -> sum.put("period", first + "/" + last).put("value", share(sum)));
        return List.copyOf(sums.values());
    }

    private static void add(ObjectNode sum, JsonNode row, String field) {
        sum.put(field, number(sum, field).add(number(row, field)).toPlainString());
    }

    private static BigDecimal share(ObjectNode sum) {
        BigDecimal whole = number(sum, "denominator");
        return whole.signum() == 0 ? BigDecimal.ZERO : number(sum, "numerator").divide(whole, MathContext.DECIMAL64);
    }

    private static BigDecimal number(JsonNode row, String field) {
        return new BigDecimal(row.path(field).asText());
    }
}
