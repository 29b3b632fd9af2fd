package dev.sapando.monitoring.answer;

import java.util.List;
import java.util.Optional;

/** How one metric is answered. */
public interface Rows {
    List<Row> of(Query query);

    /** Said beside the rows: what is not in them. */
    default Optional<String> leftOut(Query query) {
        return Optional.empty();
    }

    /** Said instead of rows where there are none. */
    default String whyNone(Query query) {
        return Absence.of("events", query.cells().businessDays(), query.range());
    }
}
