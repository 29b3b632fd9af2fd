package dev.sapando.client;

import static dev.sapando.client.Shop.NOW;
import static dev.sapando.client.Shop.PATIENCE;
import static dev.sapando.client.Shop.sendViews;
import static dev.sapando.client.Shop.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sapando.client.ScriptedCollector.Act;
import dev.sapando.client.ScriptedCollector.Request;
import dev.sapando.client.Verdict.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collector knows an event again for a day: what a spill has kept for longer, and may have arrived, must not arrive twice. */
@SuppressWarnings("NullAway.Init") // JUnit fills it
class OldSpillTest {
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Duration REQUEST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ScriptedCollector collector = new ScriptedCollector();
    private final Counts counts = new Counts();
    private final List<Verdict> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void what_may_have_arrived_more_than_a_day_ago_is_told_and_not_sent_again() throws Exception {
        List<String> ids = tenOfTwentyArriveAndTheirAnswerIsLost();

        openedAt(NOW.plus(A_DAY).minus(REQUEST).plusMillis(1));

        assertThat(collector.taken()).as("each once").isEqualTo(ids);
        assertThat(heard.subList(0, 10))
                .allMatch(verdict -> verdict.outcome() == Outcome.UNSENT)
                .allMatch(verdict -> verdict.code().equals("arrival_unknown"))
                .allMatch(verdict -> verdict.detail().contains(NOW.toString()))
                .extracting(Verdict::eventId)
                .isEqualTo(ids.subList(0, 10));
        assertThat(heard.subList(10, 20)).allMatch(Verdict::isAccepted);
        assertThat(List.of(counts.spilled(), counts.accepted(), counts.dropped()))
                .containsExactly(20L, 10L, 10L);
    }

    @Test
    void within_the_day_it_is_sent_again_since_the_collector_knows_it() throws Exception {
        List<String> ids = tenOfTwentyArriveAndTheirAnswerIsLost();

        openedAt(NOW.plus(A_DAY).minus(REQUEST));

        assertThat(collector.taken().subList(0, 20))
                .isEqualTo(List.of(ids.subList(0, 10), ids.subList(0, 10)).stream()
                        .flatMap(List::stream)
                        .toList());
        assertThat(collector.taken().subList(20, 30)).isEqualTo(ids.subList(10, 20));
        assertThat(heard).hasSize(20).allMatch(Verdict::isAccepted);
    }

    @Test
    void the_day_is_counted_from_the_first_time_it_was_under_way_however_many_lives_tried() throws Exception {
        List<String> ids = tenOfTwentyArriveAndTheirAnswerIsLost();
        collector.afterwards(events -> Act.lost(false));
        int before = collector.requests.size();
        try (SapandoClient client = client(NOW.plus(A_DAY.dividedBy(2))).open()) {
            await().atMost(PATIENCE).until(() -> collector.requests.size() > before);
            client.close(Duration.ZERO);
        }

        openedAt(NOW.plus(A_DAY));

        assertThat(collector.taken()).isEqualTo(ids);
        assertThat(heard.subList(0, 10)).extracting(Verdict::code).containsOnly("arrival_unknown");
    }

    @Test
    void what_was_under_way_is_known_from_what_was_not_after_a_kill() throws IOException {
        var backlog = new FileBacklog(folder, 100_000, 1_000, Fsync.ALWAYS);
        for (int i = 0; i < 5; i++) {
            backlog.add(new Held(i, "id-" + i, "{}".getBytes(StandardCharsets.UTF_8)));
        }
        backlog.oldest(3, 1_000);
        backlog.underWay(new UnderWay(3, NOW));
        byte[] position = Files.readAllBytes(folder.resolve("position"));
        backlog.removeOldest(1);
        assertThat(backlog.underWay()).isEqualTo(new UnderWay(2, NOW));
        backlog.close();

        Files.write(folder.resolve("position"), position);
        assertThat(underWayWhenOpened()).as("as it stood when it was killed").isEqualTo(new UnderWay(3, NOW));
        Files.write(folder.resolve("position"), Arrays.copyOf(position, 20));
        assertThat(underWayWhenOpened()).as("as earlier releases wrote it").isEqualTo(UnderWay.NONE);
    }

    @Test
    void a_client_that_tries_for_longer_than_it_is_remembered_cannot_be_opened() {
        assertThatThrownBy(() -> client(NOW).remembered(Duration.ofMinutes(60)).open())
                .hasMessage("remembered 3600000000000 is below giveUpAfter and requestTimeout, 3630000000000");
    }

    private List<String> tenOfTwentyArriveAndTheirAnswerIsLost() throws Exception {
        collector.then(Act.lost(true)).afterwards(events -> Act.refuse(503));
        List<String> ids;
        try (SapandoClient client = client(NOW)
                .batch(10, 100_000, Duration.ofHours(1))
                .onVerdict(verdict -> {})
                .open()) {
            var futures = sendViews(client, 20);
            await().atMost(PATIENCE).until(() -> collector.requests.size() > 1);
            client.close(Duration.ZERO);
            ids = verdicts(futures).stream().map(Verdict::eventId).toList();
        }
        assertThat(collector.requests).extracting(Request::ids).containsOnly(ids.subList(0, 10));
        collector.afterwards(events -> Act.TAKE);
        return ids;
    }

    private void openedAt(Instant time) throws Exception {
        collector.afterwards(events -> Act.TAKE);
        try (SapandoClient client = client(time).open()) {
            assertThat(client.flush(PATIENCE)).isTrue();
        }
    }

    private ClientBuilder client(Instant time) {
        return Shop.client(collector.uri())
                .chance(Clock.fixed(time, ZoneOffset.UTC), new Random(7))
                .timeouts(Duration.ofSeconds(5), REQUEST)
                .meters(counts)
                .onVerdict(heard::add)
                .spillTo(folder, Fsync.NEVER);
    }

    private UnderWay underWayWhenOpened() throws IOException {
        var backlog = new FileBacklog(folder, 100_000, 1_000, Fsync.NEVER);
        try {
            return backlog.underWay();
        } finally {
            backlog.close();
        }
    }
}
