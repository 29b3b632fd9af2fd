package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.rule.Rules;
import dev.sapando.event.rule.Violation;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.Spend;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's times are those that the archive can write, and no others. */
class AcceptedTimesTest {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest(name = "days with folders from {0} rows on")
    @ValueSource(strings = {"1", "50000"})
    void whenever_an_accepted_event_was_it_is_archived_merged_sealed_and_summed_up(String dayRows) throws Exception {
        var kafka = new Kafka();
        for (Instant time : List.of(FIRST, FIRST.plusMillis(1), Instant.EPOCH.minusMillis(1), Shop.NOW, LAST)) {
            Event event = at(time);
            assertThat(Rules.firstViolation(event, LAST)).isEmpty();
            kafka.append(event, Shop.NOW);
        }
        for (LocalDate day : List.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31))) {
            Spend spend = new Spend("email", null, day, BigDecimal.ONE.setScale(4), "EUR");
            kafka.append(Topics.MARKETING_SPEND, day.toString(), spend, Shop.NOW);
        }
        var clock = new HandClock(Shop.NOW);
        try (var rig = new ArchiveRig(archive(), kafka, Disk.REAL, clock, Map.of("ARCHIVE_DAY_ROWS", dayRows))) {
            rig.archive();
            clock.pass(Duration.ofDays(3));
            rig.keepHouse();
            assertThat(rig.counter("sapando.archive.skipped")).isZero();
            assertThat(rig.counter("sapando.archive.failures")).isZero();
        }
        Truth.assertArchived(kafka, archive(), folder);
        assertThat(asked("SELECT string_agg(CAST(day AS VARCHAR), ' ' ORDER BY day) FROM spend"))
                .isEqualTo("0001-01-01 9999-12-31");
        assertThat(asked("SELECT string_agg(DISTINCT CAST(day AS VARCHAR), ' ' ORDER BY CAST(day AS VARCHAR))"
                        + " FROM daily_metrics WHERE metric = 'session-conversion'"))
                .isEqualTo("0001-01-01 1969-12-31 2024-03-01 9999-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59.999Z", "0000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void what_the_archive_cannot_write_is_refused_with_the_limits(Instant time) {
        assertThat(Cells.fits(time)).isFalse();
        assertThat(Rules.firstViolation(at(time), time)).hasValueSatisfying(violation -> assertThat(violation)
                .extracting(Violation::code, Violation::detail)
                .containsExactly(
                        "time_impossible",
                        "occurredAt " + time + " is outside of " + FIRST + " to " + LAST
                                + "; send when it happened, records in milliseconds since 1970"));
    }

    @Test
    void a_millisecond_inside_of_the_limits_fits() {
        assertThat(List.of(FIRST, LAST)).allMatch(Cells::fits);
    }

    private static Event at(Instant time) {
        Event event = Shop.viewed("s-3:" + time.toEpochMilli());
        event.setOccurredAt(time);
        return event;
    }

    private String asked(String sql) throws Exception {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            Views.create(duckdb, Snapshot.of(archive()));
            try (ResultSet rows = statement.executeQuery(sql)) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    private Path archive() {
        return folder.resolve("archive");
    }
}
