package dev.sapando.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.shop.Account;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Figures FIGURES = new Figures(
            new Counted(new Ledger(96, 4, 91, 5, 0), new Ledger(3, 2, 1, 1, 1)),
            new ArmCounts("control", 4, 80, 20, 1),
            new ArmCounts("treatment", 5, 100, 40, 4),
            new Business(7, 1, 1, Map.of()));
    private static final Report REPORT = new Report(
            new Account(100, 96, 4, Map.of(), 5, 0, 0, 0, 0, 0, 0),
            new Settled(FIGURES, 0),
            Optional.of(Duration.ofMillis(1_500)),
            Duration.ofSeconds(1));

    @Test
    void the_shops_own_events_add_up_beside_those_of_others() {
        JsonObject events = REPORT.json().getJsonObject("events");
        assertThat(events).isEqualTo(new JsonObject("""
                        {"sent": 100, "accepted": 96, "rejected": 4, "verified": 91, "duplicates": 5, "rejectedLater": 0,
                         "others": {"accepted": 3, "rejected": 2, "verified": 1, "duplicates": 1, "rejectedLater": 1}}
                        """));
        assertThat(REPORT.differences()).isEmpty();
    }

    @Test
    void served_are_items_as_in_the_metric_catalogue_and_lists_are_named_so() {
        JsonObject recommendations = REPORT.json().getJsonObject("recommendations");
        assertThat(recommendations.getInteger("served")).isEqualTo(180);
        assertThat(recommendations.getInteger("servedLists")).isEqualTo(9);
        JsonObject treatment = recommendations.getJsonObject("arms").getJsonObject("treatment");
        assertThat(treatment.getInteger("served")).isEqualTo(100);
        assertThat(treatment.getInteger("servedLists")).isEqualTo(5);
    }
}
