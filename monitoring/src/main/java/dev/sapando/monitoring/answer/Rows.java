package dev.sapando.monitoring.answer;

import java.util.List;

/** How one metric is answered. */
public interface Rows {
    List<Row> of(Query query);
}
