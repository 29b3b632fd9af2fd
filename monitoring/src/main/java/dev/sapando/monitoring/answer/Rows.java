package dev.sapando.monitoring.answer;

import java.util.List;

/** How one metric is answered. */
public interface Rows {
    List<Row> of(Query query);

    /** Said instead of rows where there are none. */
    default String whyNone(Query query) {
        return Absence.of("events", query.cells().businessDays(), query.range());
    }
}
