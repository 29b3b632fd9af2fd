package dev.sapando.client;

import static dev.sapando.client.ScriptedCollector.Act.refuse;
import static dev.sapando.client.Shop.PATIENCE;
import static dev.sapando.client.Shop.sendViews;
import static dev.sapando.client.Shop.verdicts;
import static dev.sapando.client.Shop.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.client.ScriptedCollector.Act;
import dev.sapando.client.Verdict.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills it
class SpillTest {
    private static final int TAKEN_BEFORE_THE_KILL = 2_000;

    @TempDir
    Path folder;

    private final ScriptedCollector collector = new ScriptedCollector();
    private final Counts counts = new Counts();

    @AfterEach
    void stop() {
        collector.close();
    }

    private ClientBuilder client() {
        return Shop.client(collector.uri())
                .meters(counts)
                .spillTo(folder, Fsync.NEVER)
                .spillBytes(1_000_000, 100_000);
    }

    @Test
    void what_a_closed_client_leaves_the_next_one_sends_with_the_same_ids() throws Exception {
        collector.afterwards(events -> refuse(503));
        List<String> left;
        try (SapandoClient client = client().open()) {
            List<CompletableFuture<Verdict>> futures = sendViews(client, 30);
            assertThat(client.close(Duration.ofMillis(50)))
                    .extracting(Closed::left, Closed::kept)
                    .containsExactly(30L, true);
            assertThat(verdicts(futures)).extracting(Verdict::outcome).containsOnly(Outcome.KEPT);
            left = verdicts(futures).stream().map(Verdict::eventId).toList();
        }
        collector.afterwards(events -> Act.TAKE);
        var heard = new CopyOnWriteArrayList<Verdict>();
        try (SapandoClient client = client().onVerdict(heard::add).open()) {
            assertThat(client.flush(PATIENCE)).isTrue();
        }
        assertThat(collector.taken()).isEqualTo(left);
        assertThat(heard).hasSize(30).allMatch(Verdict::isAccepted);
        assertThat(List.of(counts.spilled(), counts.accepted(), counts.dropped()))
                .containsExactly(30L, 30L, 0L);
    }

    @Test
    void beyond_what_memory_holds_the_file_takes_more_and_the_listener_hears_of_it() throws Exception {
        collector.afterwards(events -> refuse(503));
        var heard = new CopyOnWriteArrayList<Verdict>();
        try (SapandoClient client =
                client().buffer(10, 1_000_000).onVerdict(heard::add).open()) {
            List<CompletableFuture<Verdict>> futures = sendViews(client, 15);
            assertThat(verdicts(futures.subList(10, 15)))
                    .extracting(Verdict::outcome)
                    .containsOnly(Outcome.KEPT);
            collector.afterwards(events -> Act.TAKE);

            assertThat(verdicts(futures.subList(0, 10))).allMatch(Verdict::isAccepted);
            await().atMost(PATIENCE).until(() -> heard.size() == 15);
            assertThat(heard).allMatch(Verdict::isAccepted);
        }
    }

    @Test
    void a_full_file_refuses_as_a_full_memory_does() throws Exception {
        collector.afterwards(events -> refuse(503));
        try (SapandoClient client = client().batch(10, 1_000, Duration.ZERO)
                .spillBytes(2_000, 1_000)
                .open()) {
            List<Verdict> refused = sendViews(client, 100).stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(refused).extracting(Verdict::code).containsOnly("buffer_full");
            assertThat(client.waiting()).isBetween(8L, 20L).isEqualTo(100 - refused.size());
            collector.afterwards(events -> Act.TAKE);
            assertThat(client.flush(PATIENCE)).isTrue();
        }
    }

    @Test
    void what_was_taken_before_a_kill_minus_nine_is_sent_by_the_next_life() throws Exception {
        collector.afterwards(events -> events.size() % 3 == 0 ? Act.TAKE : refuse(503));
        Process shop = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                        Killed.class.getName(),
                        collector.uri().toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> taken = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(shop.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // Half a line is possible once the signal has reached it.
                if (line.matches("k-\\d+\\.")) {
                    taken.add(line);
                }
                if (taken.size() == TAKEN_BEFORE_THE_KILL) {
                    shop.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(shop.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(shop.exitValue()).as("killed by signal 9").isEqualTo(137);

        collector.afterwards(events -> Act.TAKE);
        try (SapandoClient client = client().spillBytes(100_000_000, 100_000).open()) {
            assertThat(client.flush(PATIENCE)).isTrue();
        }
        assertThat(collector.taken()).map(id -> id + ".").containsAll(taken);
        assertThat(taken).doesNotHaveDuplicates();
    }

    /** A shop that sends until it is killed, and says which events its client has taken. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) throws IOException {
            SapandoClient client = Shop.client(URI.create(arguments[0]))
                    .buffer(100_000, 100_000_000)
                    .spillTo(Path.of(arguments[1]), Fsync.NEVER)
                    .spillBytes(100_000_000, 100_000)
                    .open();
            for (int i = 0; ; i++) {
                client.send(view("s-1").id("k-" + i));
                System.out.println("k-" + i + ".");
            }
        }
    }
}
