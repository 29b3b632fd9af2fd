package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sapando.monitoring.answer.Answer;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.people.People;
import dev.sapando.schema.Event;
import dev.sapando.schema.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything stood still for days, and Kafka let go what nobody had read: its offsets say how many. */
class UnreadTest {
    private static final Instant MINUTE = Instant.parse("2024-03-15T12:00:00Z");
    private static final Instant DAYS_AGO = MINUTE.minus(Duration.ofDays(3));
    private static final Instant LATER = MINUTE.plus(Duration.ofHours(1));
    private static final long LOST = 5;

    private final Event view = new Shop().view("ana", Shop.ago(100));
    private final Flow flow = new Flow();

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void what_nobody_read_and_nobody_verified_is_unaccounted_and_has_a_number() {
        flow.collected(view, DAYS_AGO).outcome(verified(DAYS_AGO, 1));
        letGo();
        flow.collected(view, MINUTE).outcome(verified(MINUTE, 1));

        assertThat(answers().unaccounted()).isEqualTo(LOST);
        assertThat(answer("unaccounted").rows())
                .extracting(Row::period, row -> row.labels().get("type"), UnreadTest::missing)
                .containsExactly(tuple("2024-03-15T12:00:00Z", "unread", LOST));
        assertThat(answer("type").note().orElseThrow())
                .endsWith("By their offsets 5 events were let go unread;"
                        + " 5 of all that arrived in these minutes are unaccounted for.");
        assertThat(answer("type").completeUntil())
                .as("they may have arrived since")
                .contains(DAYS_AGO);
        assertThat(of(DAYS_AGO.plus(Duration.ofDays(1))).note().orElseThrow()).contains("unread");
        assertThat(of(DAYS_AGO.minus(Duration.ofDays(1))).note().orElseThrow()).doesNotContain("unread");
    }

    @Test
    void what_was_verified_meanwhile_is_accounted_for_though_nobody_knows_by_which_minute() {
        flow.collected(view, DAYS_AGO)
                .outcome(verified(DAYS_AGO, 2))
                .outcome(verified(DAYS_AGO.plusSeconds(3_600), LOST - 1));
        letGo();
        flow.collected(view, MINUTE).outcome(verified(MINUTE, 1));

        assertThat(answers().unaccounted()).isZero();
        assertThat(answer("type").note().orElseThrow()).endsWith("verification tells what became of all of them.");
    }

    @Test
    void a_partition_in_which_nothing_arrives_any_more_is_known_by_where_it_goes_on() {
        flow.collected(view, DAYS_AGO).outcome(verified(DAYS_AGO, 1)).outcome(verified(DAYS_AGO.plusSeconds(60), LOST));
        assertThat(answers().unaccounted()).as("verified and never seen").isEqualTo(LOST);

        flow.nextWhereEmpty = 1 + LOST;
        flow.waiting(Duration.ofMinutes(1));

        assertThat(answers().unaccounted()).isZero();
        assertThat(answer("type").note().orElseThrow()).endsWith("verification tells what became of all of them.");
    }

    @Test
    void two_standstills_between_which_nobody_read_are_one_gap_with_one_number() {
        flow.collected(view, DAYS_AGO).outcome(verified(DAYS_AGO, 1));
        flow.nextWhereEmpty = 1 + LOST;
        flow.waiting(Duration.ofMinutes(1));
        assertThat(answers().unaccounted()).isEqualTo(LOST);

        flow.nextWhereEmpty = 1 + LOST + 3;
        flow.waiting(Duration.ofMinutes(1));

        assertThat(answers().unaccounted()).isEqualTo(LOST + 3);
    }

    @Test
    void a_partition_that_is_empty_because_all_was_read_has_no_gap() {
        flow.collected(view, DAYS_AGO);
        flow.nextWhereEmpty = 1;
        flow.waiting(Duration.ofMinutes(1));

        assertThat(answers().unaccounted()).isOne();
        assertThat(flow.values().keySet()).noneMatch(key -> key.startsWith("ingest.gap"));
    }

    @Test
    void what_one_partition_has_too_many_does_not_hide_what_another_lacks() {
        put("ingest.accepted", 0, 2);
        put("ingest.verified", 0, 1);
        put("ingest.accepted", 1, 1);
        put("ingest.verified", 1, 2);

        assertThat(answers().unaccounted()).isEqualTo(2);
        assertThat(answer("unaccounted").rows()).extracting(UnreadTest::missing).containsExactly(1L, -1L);
        assertThat(answer("producer").rows())
                .filteredOn(row -> "unaccounted".equals(row.labels().get("outcome")))
                .extracting(UnreadTest::missing)
                .containsExactly(2L);
    }

    @Test
    void a_gap_of_more_than_the_week_that_verification_tells_has_no_number() {
        flow.collected(view, MINUTE.minus(Duration.ofDays(8)));
        letGo();
        flow.collected(view, MINUTE).outcome(verified(MINUTE, 1));

        assertThat(answers().unaccounted()).isZero();
        assertThat(answer("type").note().orElseThrow()).doesNotContain("unread");
    }

    @Test
    void the_number_is_forgotten_with_the_first_minute_it_is_held_against() {
        flow.collected(view, DAYS_AGO);
        letGo();
        flow.collected(view, MINUTE).outcome(verified(MINUTE, 1));
        flow.waiting(Duration.ofDays(4).plusHours(1));

        assertThat(answers().unaccounted()).isZero();
        assertThat(flow.values().keySet()).anyMatch(key -> key.startsWith("ingest.gap"));
    }

    /** As if so many had stood between what was read and what is read next. */
    private void letGo() {
        flow.driver.<String, Long>getKeyValueStore("collected-so-far").put("next-offset", 1 - LOST);
    }

    private void put(String metric, int partition, long events) {
        flow.cells()
                .put(
                        Cell.of(
                                metric,
                                MINUTE.toString(),
                                "type",
                                "product_view",
                                "partition",
                                String.valueOf(partition)),
                        BigDecimal.valueOf(events));
    }

    private static long missing(Row row) {
        return Objects.requireNonNull(row.numerator()).longValue();
    }

    private Answer answer(String by) {
        return answers().answer("ingest", Optional.empty(), Optional.of(by));
    }

    private Answer of(Instant day) {
        LocalDate asked = LocalDate.ofInstant(day, ZoneOffset.UTC);
        return answers().answer("ingest", Optional.of(new Range(asked, asked)), Optional.of("type"));
    }

    private Answers answers() {
        return Asking.at(LATER, flow.cells(), new People());
    }

    private static Outcome verified(Instant minute, long events) {
        return new Outcome(minute, 0, "product_view", events, 0L, 0L, null);
    }
}
