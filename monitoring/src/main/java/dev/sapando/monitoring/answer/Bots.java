package dev.sapando.monitoring.answer;

import java.util.ArrayList;
import java.util.List;

/** What is left out everywhere else. */
final class Bots implements Rows {
    static final List<String> PARTS = List.of("sessions", "events", "visitors");

    @Override
    public List<Row> of(Query query) {
        var rows = new ArrayList<Row>();
        for (String part : PARTS) {
            query.cells()
                    .sums("bots." + part, query.range(), (period, labels) -> period)
                    .forEach((period, count) -> rows.add(Row.count(period, Labels.of("part", part), count)));
        }
        return rows;
    }
}
