package dev.sapando.demo.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What an earlier run left: a history that is sent twice would have its visitors come and buy twice. */
public final class EarlierRun {
    public static final String TOLD =
            "history: already there, going on live (--days and --events count only where there is none)";

    private EarlierRun() {}

    /** Whether monitoring knows sessions of the days before today; what is there of today may be anybody's. */
    public static boolean leftHistory(MetricsApi metrics, Instant now, int days) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String range = "from=" + today.minusDays(days) + "&until=" + today.minusDays(1);
        return Business.of(metrics, range).sessions() > 0;
    }
}
