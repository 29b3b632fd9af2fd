package dev.sapando.monitoring.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.people.People;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant NOW = Instant.parse("2024-03-15T12:00:00Z");

    private final Cells cells = new Cells();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    /** Why Kafka does not answer; none while it does. */
    private Optional<String> outage = Optional.empty();

    private final Freshness freshness = new Freshness(clock, () -> OptionalDouble.of(7), () -> outage);
    private final Answers answers =
            new Answers(Catalogue.load(), cells, new People(), new ItemCategories(), freshness, clock, Asking.SETTINGS);

    @Test
    void every_metric_of_the_catalogue_is_answered_and_no_other() {
        assertThat(answers.answered())
                .containsExactlyInAnyOrderElementsOf(Catalogue.load().ids());
    }

    /** How many records wait is then what it was before. */
    @Test
    void while_kafka_does_not_answer_every_answer_warns_that_nothing_comes_in() {
        for (String id : Catalogue.load().ids()) {
            outage = Optional.empty();
            assertThat(warning(id)).isEmpty();
            outage = Optional.of("Kafka at kafka:9092 does not answer");
            assertThat(warning(id)).contains("Kafka does not answer: whatever was sent since is not in this answer");
        }
    }

    private Optional<String> warning(String id) {
        return answers.answer(id, Optional.empty(), Optional.empty()).warning();
    }

    @Test
    void a_ratio_carries_its_numerator_and_denominator_and_can_be_split() {
        put("sessions", "2024-03-01", 300, "channel", "email", "platform", "mobile", "arm", "control");
        put("sessions.purchase", "2024-03-01", 12, "channel", "email", "platform", "mobile", "arm", "control");
        put("sessions", "2024-03-01", 100, "channel", "search", "platform", "mobile", "arm", "control");

        assertThat(rows("session-conversion", "channel"))
                .containsExactly(
                        ratio("2024-03-01", 12, 300, "0.04", "channel", "email"),
                        ratio("2024-03-01", 0, 100, "0", "channel", "search"));
        assertThat(rows("session-conversion", null)).containsExactly(ratio("2024-03-01", 12, 400, "0.03"));
    }

    @Test
    void of_many_channels_the_largest_have_a_name_and_the_rest_is_one_row() {
        String[] channels = {"a", "b", "c", "d", "e"};
        int[] sessions = {10, 30, 5, 20, 10};
        for (int i = 0; i < channels.length; i++) {
            String[] labels = {"channel", channels[i], "platform", "mobile", "arm", "control"};
            put("sessions", "2024-03-01", sessions[i], labels);
            put("sessions.purchase", "2024-03-01", 1, labels);
        }

        assertThat(rows("session-conversion", "channel"))
                .containsExactly(
                        ratio("2024-03-01", 1, 10, "0.1", "channel", "a"),
                        ratio("2024-03-01", 1, 30, "0.03333333333333333", "channel", "b"),
                        ratio("2024-03-01", 1, 20, "0.05", "channel", "d"),
                        ratio("2024-03-01", 2, 15, "0.1333333333333333", "channel", "other"));
        assertThat(column("funnel", "channel", "channel")).containsOnly("a", "b", "d", "other");
    }

    @Test
    void of_many_releases_the_rest_is_one_row_too() {
        for (int release = 1; release <= 5; release++) {
            put("recommendations.lists", "2024-03-01", release, "arm", "treatment", "release", "knn-" + release);
        }

        assertThat(rows("recommendations", null))
                .contains(count(range(), 3, "arm", "treatment", "part", "served_lists", "release", "other"));
        assertThat(column("recommendations", null, "release")).containsOnly("knn-3", "knn-4", "knn-5", "other");
    }

    @Test
    void a_day_that_is_not_over_says_nothing_about_retention_yet() {
        newestEvent(Instant.parse("2024-03-03T23:00:00Z"));
        put("retention", "2024-03-01+0", 10);
        put("retention", "2024-03-01+1", 4);
        put("retention", "2024-03-01+2", 1);

        List<Row> cohort = rows("retention", null);
        assertThat(cohort).hasSize(31);
        assertThat(cohort.get(1)).isEqualTo(ratio("2024-03-01", 4, 10, "0.4", "distance", "1"));
        assertThat(cohort.get(2).numerator()).isEqualTo(new BigDecimal("1"));
        assertThat(cohort.get(2).value()).as("today goes on").isNull();
        assertThat(cohort.get(30).labels()).containsEntry("distance", "30");
        assertThat(cohort.get(30).value()).isNull();
    }

    @Test
    void steps_and_parts_come_in_the_order_in_which_they_happen() {
        String[] labels = {"channel", "email", "platform", "mobile", "arm", "control"};
        put("sessions", "2024-03-01", 5, labels);
        put("sessions", "2024-03-01", 5, "channel", "direct", "platform", "mobile", "arm", "control");
        put("recommendations.lists", "2024-03-01", 5, "arm", "control", "release", "popular-1");
        put("revenue.gross", "2024-03-01", 7, "currency", "EUR", "arm", "control");
        put("recommendations.seen", "2024-03-01", 2, "arm", "control", "release", "popular-1");

        assertThat(column("funnel", "channel", "step"))
                .startsWith("session", "view", "cart", "checkout", "purchase", "purchase_without_cart", "session")
                .hasSize(12);
        assertThat(column("funnel", "channel", "channel")).startsWith("direct").endsWith("email");
        assertThat(column("recommendations", null, "part"))
                .containsExactly("served_lists", "served", "seen", "clicked", "carted", "bought", "returned");
        assertThat(column("revenue", null, "part"))
                .containsExactly(
                        "gross", "refunded", "net", "orders", "average_order", "per_visitor", "lines_without_price");
    }

    @Test
    void revenue_is_never_added_up_across_currencies() {
        put("revenue.gross", "2024-03-01", 100, "currency", "EUR", "arm", "control");
        put("revenue.gross", "2024-03-01", 50, "currency", "EUR", "arm", "none");
        put("revenue.refunded", "2024-03-01", 30, "currency", "EUR", "arm", "control");
        put("revenue.orders", "2024-03-01", 3, "currency", "EUR", "arm", "control");
        put("revenue.gross", "2024-03-01", 7, "currency", "CHF", "arm", "control");
        put("visitors", "2024-03-01", 8, "channel", "email", "arm", "control");

        assertThat(rows("revenue", null))
                .contains(
                        count("2024-03-01", 150, "currency", "EUR", "part", "gross"),
                        count("2024-03-01", 120, "currency", "EUR", "part", "net"),
                        ratio("2024-03-01", 150, 3, "50", "currency", "EUR", "part", "average_order"),
                        ratio("2024-03-01", 120, 8, "15", "currency", "EUR", "part", "per_visitor"),
                        count("2024-03-01", 7, "currency", "CHF", "part", "net"));
    }

    @Test
    void a_corrected_cell_takes_the_place_of_the_old_one_and_zero_leaves_no_row() {
        put("sessions", "2024-03-01", 5, "channel", "none", "platform", "none", "arm", "none");
        put("sessions", "2024-03-01", 0, "channel", "none", "platform", "none", "arm", "none");

        assertThat(rows("session-conversion", null)).isEmpty();
    }

    @Test
    void what_topics_cost_from_the_first_minute_on_is_no_event() {
        put("cost.stored_bytes", "2024-03-15", BigDecimal.TEN, "topic", "catalog.items");

        assertThat(answers.answer("session-conversion", Optional.empty(), Optional.empty())
                        .note())
                .contains("There are no events yet.");
    }

    @Test
    void freshness_tells_delay_age_and_lag() {
        newestEvent(NOW.minusSeconds(3));
        freshness.reached(NOW.minusMillis(450));

        assertThat(rows("freshness", null))
                .extracting(row -> row.labels().get("part") + " " + row.value())
                .containsExactly("event_to_metric_seconds 0.45", "newest_event_age_seconds 3", "stream_lag_records 7");
    }

    @Test
    void an_answer_is_complete_until_the_oldest_minute_that_is_not_settled() {
        newestEvent(NOW);
        put("newest.arrival", "now", BigDecimal.valueOf(NOW.toEpochMilli()), "partition", "0");
        assertThat(answers.answer("bots", Optional.empty(), Optional.empty()).completeUntil())
                .contains(NOW);

        put("ingest.accepted", "2024-03-15T11:58:00Z", 3, "type", "page_view", "partition", "0");
        put("ingest.verified", "2024-03-15T11:58:00Z", 2, "type", "page_view", "partition", "0");

        Answer answer = answers.answer("bots", Optional.empty(), Optional.empty());
        assertThat(answer.completeUntil()).contains(Instant.parse("2024-03-15T11:58:00Z"));
        assertThat(answer.unreconciledEvents()).isOne();
    }

    private List<String> column(String metric, @Nullable String by, String label) {
        return rows(metric, by).stream()
                .map(row -> row.labels().getOrDefault(label, "?"))
                .toList();
    }

    private List<Row> rows(String metric, @Nullable String by) {
        return answers.answer(metric, Optional.empty(), Optional.ofNullable(by)).rows();
    }

    private String range() {
        return Range.endingOn(answers.today(), 30).toString();
    }

    private void newestEvent(Instant at) {
        put("newest.event", "now", BigDecimal.valueOf(at.toEpochMilli()), "partition", "0");
    }

    private void put(String metric, String period, long value, String... labels) {
        put(metric, period, BigDecimal.valueOf(value), labels);
    }

    private void put(String metric, String period, BigDecimal value, String... labels) {
        cells.put(Cell.of(metric, period, labels), value);
    }

    private static Row ratio(String period, long part, long whole, String value, String... labels) {
        return new Row(
                period, Labels.of(labels), BigDecimal.valueOf(part), BigDecimal.valueOf(whole), new BigDecimal(value));
    }

    private static Row count(String period, long count, String... labels) {
        return Row.count(period, Labels.of(labels), BigDecimal.valueOf(count));
    }
}
