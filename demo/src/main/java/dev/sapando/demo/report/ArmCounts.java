package dev.sapando.demo.report;

import java.util.List;

/** What one arm of the experiment showed: lists, the places in them that came into sight, and those clicked. */
public record ArmCounts(String arm, long lists, long seen, long clicked) {
    static ArmCounts of(List<Row> recommendations, String arm) {
        return new ArmCounts(
                arm,
                count(recommendations, arm, "served_lists"),
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
