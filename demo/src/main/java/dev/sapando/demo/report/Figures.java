package dev.sapando.demo.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Everything the scoreboard and the report show of what monitoring knows, asked for at one moment. */
public record Figures(Counted events, ArmCounts control, ArmCounts treatment, Business business) {
    /**
     * @param producer name of the shop's write key
     * @param days of history before now that are to be in it
     */
    public static Figures of(MetricsApi metrics, String producer, Instant now, int days) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        // A day more on either side, since the business's time zone may be another one.
        String range = "from=" + today.minusDays(days + 1L) + "&until=" + today.plusDays(1);
        List<Row> recommendations = metrics.rows("recommendations?" + range);
        return new Figures(
                Counted.of(metrics, producer),
                ArmCounts.of(recommendations, "control"),
                ArmCounts.of(recommendations, "treatment"),
                Business.of(metrics, range));
    }

    public Figures since(Counted earlier) {
        return new Figures(events.since(earlier), control, treatment, business);
    }

    /** Items in all lists of both arms. */
    public long served() {
        return control.served() + treatment.served();
    }

    public long servedLists() {
        return control.servedLists() + treatment.servedLists();
    }
}
