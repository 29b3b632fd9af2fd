package dev.sapando.monitoring.readback;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of one answer of the metrics API, as a test asks them. */
record Rows(List<JsonObject> rows) {
    static Rows of(JsonArray json) {
        return new Rows(json.stream().map(JsonObject.class::cast).toList());
    }

    Rows where(String label, @Nullable String value) {
        return filter(row -> value == null || value.equals(label(row, label)));
    }

    Rows filter(Predicate<JsonObject> wanted) {
        return new Rows(rows.stream().filter(wanted).toList());
    }

    /** The value of the only row there is; null where there is none, or where it says nothing. */
    @Nullable
    Double value() {
        return rows.isEmpty() ? null : rows.get(0).getDouble("value");
    }

    /** What a label says in the only row there is. */
    String only(String label) {
        return Objects.requireNonNull(label(rows.get(0), label), label);
    }

    double numerators() {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.getString("numerator")))
                .sum();
    }

    List<String> periods() {
        return rows.stream()
                .map(row -> row.getString("period"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Every day from the first that has a row until {@code last}. */
    Stream<String> days(LocalDate last) {
        return LocalDate.parse(periods().get(0)).datesUntil(last.plusDays(1)).map(LocalDate::toString);
    }

    /** Of several currencies the one with the most of it. */
    Optional<String> mainCurrency() {
        return rows.stream()
                .map(row -> Optional.ofNullable(label(row, "currency")))
                .flatMap(Optional::stream)
                .distinct()
                .max(Comparator.comparingDouble(
                        currency -> where("currency", currency).numerators()));
    }

    static @Nullable String label(JsonObject row, String name) {
        return row.getJsonObject("labels").getString(name);
    }
}
