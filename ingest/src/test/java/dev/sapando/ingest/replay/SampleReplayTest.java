package dev.sapando.ingest.replay;

import static dev.sapando.ingest.replay.FakeMonitoring.row;
import static dev.sapando.ingest.replay.FakeMonitoring.sessions;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.collect.CollectorRig;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of three lines, one sent twice and one refused, against its expected answers. */
@SuppressWarnings("NullAway.Init") // JUnit fills it
class SampleReplayTest {
    private static final String ANSWERS =
            "{\"sent\":3,\"accepted\":2,\"rejected\":1,\"verified\":1,\"duplicates\":1,\"rejectedLater\":0,"
                    + "\"rejectedByCode\":{\"price_negative\":1},\"sessions\":1}";

    @TempDir
    Path folder;

    private final CollectorRig rig = new CollectorRig();
    private final FakeMonitoring monitoring = new FakeMonitoring(rig);

    @BeforeEach
    void write() throws IOException {
        write(Shop.view("1") + "\n" + Shop.view("1") + "\n" + Shop.purchase("2", "-1"));
        expect(ANSWERS);
    }

    private void write(String day) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("one-day.jsonl.gz")))) {
            out.write(day.getBytes(UTF_8));
        }
    }

    @AfterEach
    void close() {
        monitoring.close();
        rig.close();
    }

    @Test
    void it_is_held_against_its_expected_answers() throws IOException {
        assertThat(sample().status()).isZero();

        expect(ANSWERS.replace("\"accepted\":2", "\"accepted\":3"));
        Ended differs = sample("--settle-for", "2s");

        assertThat(differs.status()).isEqualTo(1);
        assertThat(differs.output()).contains("<-- differs: 1 short");
    }

    @Test
    void without_its_expected_answers_nothing_is_sent_and_the_status_is_not_0() throws IOException {
        Files.delete(folder.resolve("one-day.expected.json"));

        Ended ended = sample();

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.errors())
                .contains(
                        "cannot read file "
                                + folder.resolve("one-day.expected.json").toAbsolutePath(),
                        "--samples");
        assertThat(rig.collected()).isEmpty();
    }

    @Test
    void what_is_waited_for_at_most_is_meant_of_both_waits_together() {
        monitoring.answers("ingest", () -> row("verified", Math.min(1, monitoring.taken())));
        // Never as expected, and never at rest.
        var asked = new AtomicInteger();
        monitoring.answers("funnel", () -> sessions(100 + asked.incrementAndGet()));

        long begun = System.nanoTime();
        Ended ended = sample("--settle-for", "10m", "--settle-at-most", "2s");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3_500));
        assertThat(asked).as("a last look is taken all the same").hasValueBetween(2, 3);
    }

    @Test
    void where_nothing_was_accepted_nothing_is_waited_for() throws IOException {
        write(Shop.purchase("2", "-1"));
        var asked = new AtomicInteger();
        monitoring.answers("funnel", () -> sessions(100 + asked.incrementAndGet()));

        assertThat(sample("--settle-for", "20s").status()).isEqualTo(1);

        assertThat(asked).hasValueLessThan(10);
    }

    @Test
    void moved_to_two_times_it_is_two_days_of_other_people() {
        sample();
        sample("--shift-to", "2024-03-01T08:00:00Z", "--settle-for", "1s");

        assertThat(rig.collected())
                .hasSize(4)
                .extracting(Event::getEventId)
                .allSatisfy(id -> assertThat(id).startsWith("1~"))
                .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2)));
    }

    @Test
    void what_others_of_another_key_add_to_the_business_is_not_held_against_it() {
        monitoring.answers(
                "ingest", () -> outcomes(monitoring.taken()) + "," + row("shop", "verified", monitoring.taken()));
        monitoring.answers("funnel", () -> sessions(9 * monitoring.taken()));

        Ended ended = sample("--settle-for", "1s");

        assertThat(ended.status()).isZero();
        assertThat(ended.output()).containsPattern("sessions +1 +18  others' too");
        assertThat(ended.errors()).contains("others' events are counted too");
    }

    @Test
    void what_others_of_the_same_key_add_is_not_held_against_it_either() {
        monitoring.answers("ingest", () -> outcomes(10 * monitoring.taken()));

        Ended ended = sample("--settle-for", "1s");

        assertThat(ended.status()).isZero();
        assertThat(ended.output())
                .contains("more than were accepted here")
                .containsPattern("verified +1 +19  others' too");
    }

    @Test
    void others_do_not_hide_what_is_short() {
        monitoring.answers(
                "ingest", () -> outcomes(monitoring.taken()) + "," + row("shop", "verified", monitoring.taken()));
        monitoring.answers("funnel", () -> sessions(0));

        Ended ended = sample("--settle-for", "1s");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).containsPattern("sessions +1 +0  <-- differs: 1 short");
    }

    @Test
    void what_is_short_while_events_are_on_their_way_is_told_as_such() {
        monitoring.answers("ingest", () -> row("verified", Math.min(1, monitoring.taken())));

        Ended ended = sample("--settle-for", "1s");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).containsPattern("duplicates +1 +0  <-- still in flight: 1 short");
    }

    private static String outcomes(int taken) {
        return row("verified", Math.max(0, taken - 1)) + "," + row("duplicates", Math.min(1, taken));
    }

    private void expect(String answers) throws IOException {
        Files.writeString(folder.resolve("one-day.expected.json"), answers);
    }

    private Ended sample(String... more) {
        var all = new ArrayList<>(List.of("sample", "--samples", folder.toString()));
        all.addAll(
                more.length > 0 && more[0].equals("--shift-to")
                        ? List.of()
                        : List.of("--shift-to", "2024-03-01T09:00:00Z"));
        all.addAll(List.of(more));
        return monitoring.replay(all.toArray(String[]::new));
    }
}
