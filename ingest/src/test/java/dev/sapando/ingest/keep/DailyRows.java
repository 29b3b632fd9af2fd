package dev.sapando.ingest.keep;

import dev.sapando.ingest.sql.ReadOnly;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What {@code daily_metrics} says, a row a line: {@code 2024-03-02 gross EUR 30/1}. */
final class DailyRows {
    private DailyRows() {}

    static List<String> of(Path archive, ZoneId zone) throws Exception {
        var found = new ArrayList<String>();
        try (var reader = ReadOnly.over(archive, 256_000_000, zone)) {
            reader.ask(
                    "SELECT concat_ws(' ', day, metric, channel, platform, arm, currency, distance,"
                            + " CAST(numerator AS INTEGER) || '/' || denominator) AS row"
                            + " FROM daily_metrics ORDER BY row",
                    rows -> {
                        while (rows.next()) {
                            found.add(rows.getString(1));
                        }
                    });
        }
        return found;
    }
}
