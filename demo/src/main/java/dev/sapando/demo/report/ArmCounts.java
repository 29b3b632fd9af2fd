package dev.sapando.demo.report;

import java.util.List;

/**
 * What one arm of the experiment showed, as the metric catalogue counts it.
 *
 * @param servedLists lists that were answered
 * @param served items in them
 * @param seen those that came into sight
 * @param clicked those that were clicked
 */
public record ArmCounts(String arm, long servedLists, long served, long seen, long clicked) {
    static ArmCounts of(List<Row> recommendations, String arm) {
        return new ArmCounts(
                arm,
                count(recommendations, arm, "served_lists"),
                count(recommendations, arm, "served"),
                count(recommendations, arm, "seen"),
                count(recommendations, arm, "clicked"));
    }

    /** Clicked / seen; 0 before anything was seen. */
    public double clickRate() {
        return seen == 0 ? 0 : (double) clicked / seen;
    }

    private static long count(List<Row> rows, String arm, String part) {
        return rows.stream()
                .filter(row -> row.is("arm", arm) && row.is("part", part))
                .mapToLong(Row::count)
                .sum();
    }
}
