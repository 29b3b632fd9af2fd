package dev.sapando.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.sapando.ingest.collect.CollectorRig;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay does with a collector that takes little, is not there, or when somebody stops it. */
@SuppressWarnings("NullAway.Init") // JUnit fills it
class ReplayTroubleTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void a_batch_of_more_events_than_the_collector_takes_goes_out_in_halves_and_in_order() throws IOException {
        List<String> ids = IntStream.range(0, 700).mapToObj(String::valueOf).toList();
        Path file = Files.write(
                folder.resolve("a.jsonl"), ids.stream().map(Shop::view).toList());
        try (var rig = CollectorRig.taking(1_000_000, 40)) {
            Ended ended = replay(rig.collector.port(), file, "--json");

            assertThat(ended.status()).as(ended.errors()).isZero();
            assertThat(rig.collected()).extracting(Event::getEventId).containsExactlyElementsOf(ids);
            assertThat(ended.json().path("unsent").asInt()).isZero();
        }
    }

    @Test
    void a_body_that_is_too_large_is_halved_and_a_single_event_that_is_too_large_is_named() throws IOException {
        var lines = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(i -> Shop.view(String.valueOf(i)))
                .toList());
        lines.set(41, Shop.view("large").replace("{", "{\"note\":\"" + "x".repeat(3_000) + "\","));
        Path file = Files.write(folder.resolve("a.jsonl"), lines);
        try (var rig = CollectorRig.taking(2_000, 1_000)) {
            Ended ended = replay(rig.collector.port(), file, "--json");

            assertThat(ended.status()).isEqualTo(1);
            assertThat(rig.collected()).hasSize(99);
            assertThat(ended.json().path("sent").asInt()).isEqualTo(99);
            assertThat(ended.json().path("unsent").asInt()).isEqualTo(1);
            assertThat(ended.errors()).contains("a.jsonl:42: could not be sent: 413 body_too_large");
        }
    }

    @Test
    void what_is_called_gz_and_is_not_packed_is_told_as_that() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl.gz"), Shop.view("1"));
        try (var rig = CollectorRig.taking(2_000, 1_000)) {
            Ended ended = replay(rig.collector.port(), file);

            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.errors()).contains("a.jsonl.gz is not packed with gzip", "rename it");
        }
    }

    @Test
    void where_no_collector_answers_a_line_says_so_and_what_to_do() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), Shop.view("1"));
        int port = free();

        Ended ended = replay(port, file);

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors())
                .isEqualToIgnoringNewLines("no collector answers at http://127.0.0.1:" + port
                        + " (connection refused); start one with ./sapando up, or name another with --to");
        assertThat(Ended.replay(file.toString(), "--to", "http://no-such-host.invalid")
                        .errors())
                .contains("(no such host)");
    }

    @Test
    void with_a_time_for_retries_a_collector_is_waited_for() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), Shop.view("1"));
        int port = free();
        CompletableFuture<HttpServer> started = CompletableFuture.supplyAsync(
                () -> answering(port), CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
        try {
            Ended ended = replay(port, file, "--retry-for", "30s", "--json");

            assertThat(ended.status()).as(ended.errors()).isZero();
            assertThat(ended.json().path("accepted").asInt()).isEqualTo(1);
        } finally {
            started.join().stop(0);
        }
    }

    @Test
    void whoever_stops_a_replay_gets_the_account_so_far() throws Exception {
        Path file = anHourApart();
        try (var rig = new CollectorRig()) {
            var ending = new FutureTask<>(() -> replay(rig.collector.port(), file, "--speed", "1", "--json"));
            var replaying = new Thread(ending, "replaying");
            replaying.start();
            await().atMost(SOON).until(() -> rig.collected().size() == 1);
            replaying.interrupt();
            Ended ended = ending.get(SOON.toSeconds(), TimeUnit.SECONDS);

            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.json().path("stopped").asBoolean()).isTrue();
            assertThat(ended.json().path("accepted").asInt()).isEqualTo(1);
            assertThat(ended.json().path("notSent").asInt()).isEqualTo(1);
            assertThat(ended.errors()).doesNotContain("Exception");
        }
    }

    @Test
    void a_signal_ends_the_process_with_the_account_so_far_and_the_signals_status() throws Exception {
        Path file = anHourApart();
        try (var rig = new CollectorRig()) {
            Path output = folder.resolve("output");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ReplayCommand.class.getName(),
                            file.toString(),
                            "--to",
                            "http://127.0.0.1:" + rig.collector.port(),
                            "--monitoring",
                            "http://127.0.0.1:" + free(),
                            "--speed",
                            "1")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                await().atMost(SOON).until(() -> rig.collected().size() == 1);
                process.destroy();
                assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).isEqualTo(128 + 15);
            assertThat(Files.readString(output, UTF_8))
                    .containsPattern("accepted +1\\n")
                    .contains("stopped before the end")
                    .doesNotContain("Exception");
        }
    }

    private Path anHourApart() throws IOException {
        return Files.writeString(
                folder.resolve("a.jsonl"),
                Shop.view("1") + "\n" + Shop.view("2").replace("T08:", "T09:"));
    }

    private static Ended replay(int port, Path file, String... more) {
        var all = new ArrayList<>(List.of(file.toString(), "--to", "http://127.0.0.1:" + port));
        all.addAll(List.of("--monitoring", "http://127.0.0.1:" + free()));
        all.addAll(List.of(more));
        return Ended.replay(all.toArray(String[]::new));
    }

    private static HttpServer answering(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
            server.createContext("/", exchange -> {
                byte[] answer = "{\"accepted\":1,\"rejected\":[]}".getBytes(UTF_8);
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(202, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
