package dev.sapando.ingest.replay;

import static dev.sapando.ingest.replay.FakeMonitoring.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.collect.CollectorRig;
import dev.sapando.ingest.keys.Keys;
import dev.sapando.ingest.testing.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a replay waits for what becomes of its events, whose outcomes it takes for its own, and what it says of the rest. */
@SuppressWarnings("NullAway.Init") // JUnit fills them
class SettlingTest {
    @TempDir
    Path folder;

    private final CollectorRig rig = new CollectorRig();
    private final FakeMonitoring monitoring = new FakeMonitoring(rig);
    private final AtomicInteger asked = new AtomicInteger();
    private Path two;

    @BeforeEach
    void write() throws IOException {
        two = Files.writeString(folder.resolve("a.jsonl"), Shop.view("1") + "\n" + Shop.view("2"));
    }

    @AfterEach
    void close() {
        monitoring.close();
        rig.close();
    }

    @Test
    void outcomes_that_do_not_come_are_told_as_still_in_flight_with_the_remedy() {
        monitoring.answers("ingest", () -> row("verified", 100 + Math.min(1, monitoring.taken())));

        Ended ended = monitoring.replay(two.toString(), "--settle-for", "1s");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output())
                .contains("1 of 2 accepted events had no outcome", "1 s without any coming", "--settle-for");
    }

    @Test
    void what_moves_without_end_is_waited_for_no_longer_than_at_most() {
        // Back and forth, and never both.
        monitoring.answers("ingest", () -> row("verified", asked.incrementAndGet() % 2));

        Ended ended = monitoring.replay(two.toString(), "--settle-for", "10m", "--settle-at-most", "2s");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).contains("accepted events had no outcome", "2 s altogether");
    }

    @Test
    void who_does_not_want_to_wait_is_told_what_is_known_at_once() {
        monitoring.answers("ingest", () -> row("verified", monitoring.taken()));

        Ended ended = monitoring.replay(two.toString(), "--json", "--settle-for", "0s");

        assertThat(ended.status()).isZero();
        assertThat(ended.json().path("verified").asInt()).isEqualTo(2);
    }

    @Test
    void others_who_send_as_the_same_producer_and_never_stop_prolong_nothing_and_are_told() {
        monitoring.answers("ingest", () -> row("verified", 10 * asked.incrementAndGet()));

        Ended ended = monitoring.replay(two.toString(), "--settle-for", "1s", "--settle-at-most", "10m");

        assertThat(ended.status()).isZero();
        assertThat(ended.output()).contains("more than were accepted here: events of others");
    }

    @Test
    void only_outcomes_of_its_own_producer_are_counted() {
        monitoring.answers(
                "ingest",
                () -> row("verified", monitoring.taken()) + "," + row("shop", "verified", 50 * monitoring.taken()));

        Ended ended = monitoring.replay(two.toString(), "--json");

        assertThat(ended.status()).isZero();
        assertThat(ended.json().path("verified").asInt()).isEqualTo(2);
        assertThat(ended.json().path("others").asInt()).isEqualTo(100);
        assertThat(ended.json().path("counted").asText()).isEqualTo("own");
    }

    @Test
    void with_a_write_key_they_are_those_of_its_name() {
        try (var keyed = new CollectorRig(Keys.gate(folder));
                var watched = new FakeMonitoring(keyed)) {
            watched.answers(
                    "ingest",
                    () -> row("back-end", "verified", 7 + watched.taken())
                            + "," + row("web", "verified", asked.incrementAndGet())
                            + "," + row("verified", 3));

            Ended ended = watched.replay(two.toString(), "--json", "--write-key", Keys.SERVER);

            assertThat(ended.status()).isZero();
            assertThat(ended.json().path("verified").asInt()).isEqualTo(2);
            assertThat(ended.json().path("inFlight").asInt()).isZero();
            assertThat(ended.json().path("others").asInt()).isPositive();
        }
    }

    @Test
    void a_producer_that_monitoring_does_not_name_does_not_look_in_flight() {
        monitoring.answers(
                "ingest",
                () -> row("shop", "verified", 1_000) + "," + row("other", "verified", 40 + monitoring.taken()));

        Ended ended = monitoring.replay(two.toString());

        assertThat(ended.status()).isZero();
        assertThat(ended.output())
                .containsPattern("verified +2\\n")
                .contains("everybody's outcomes are counted", "MONITORING_MAX_LABEL_VALUES")
                .doesNotContain("in flight");
    }

    @Test
    void a_moment_without_an_answer_takes_nothing_back() {
        monitoring.answers("ingest", () -> {
            if (asked.incrementAndGet() > 2) {
                throw new IllegalStateException("monitoring is away");
            }
            return row("verified", Math.min(1, monitoring.taken()));
        });

        Ended ended = monitoring.replay(two.toString(), "--settle-for", "1s");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).contains("1 of 2 accepted events had no outcome");
    }
}
