package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.client.Closed;
import dev.sapando.client.Counts;
import dev.sapando.client.OrderLine;
import dev.sapando.client.SapandoClient;
import dev.sapando.client.ShopEvent;
import dev.sapando.client.Verdict;
import dev.sapando.client.WhenFull;
import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.event.topic.Topics;
import dev.sapando.ops.settings.Settings;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop's back end goes on while the pipeline is stopped and started under it. */
class ClientAcrossRestartTest {
    private static final int SOME = 1_000;
    private static final int ONE_IN_IS_BAD = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void what_the_client_was_told_is_accepted_is_verified_once_each_though_the_stack_was_restarted(@TempDir Path data)
            throws Exception {
        int port = freePort();
        var counts = new Counts();
        // Small batches, so that there is a request on its way whenever the stack goes.
        SapandoClient client = SapandoClient.to(URI.create("http://localhost:" + port))
                .batch(10, 100_000, Duration.ofMillis(5))
                .buffer(500, 1_000_000)
                .whenFull(WhenFull.block(PATIENCE))
                .retry(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofHours(1))
                .meters(counts)
                .open();
        var open = new AtomicBoolean(true);
        CompletableFuture<List<CompletableFuture<Verdict>>> shop =
                CompletableFuture.supplyAsync(() -> Stream.iterate(0, i -> open.get(), i -> i + 1)
                        .map(i -> client.send(event(i)))
                        .toList());
        try (Stack running = started(data, port)) {
            assertThat(running.collector().getPort()).isEqualTo(port);
            await().atMost(PATIENCE).until(() -> counts.accepted() > SOME);
        }
        long before = counts.accepted();

        try (Stack second = started(data, port)) {
            await().atMost(PATIENCE).until(() -> counts.accepted() > before + SOME);
            open.set(false);
            List<Verdict> verdicts =
                    shop.join().stream().map(CompletableFuture::join).toList();
            assertThat(client.close(PATIENCE)).isEqualTo(new Closed(0, false, ""));

            assertThat(counts.retried()).as("the outage was felt").isPositive();
            assertThat(counts.sent())
                    .isEqualTo(counts.accepted() + counts.rejected())
                    .isEqualTo(verdicts.size());
            assertThat(counts.rejected()).isEqualTo((verdicts.size() + ONE_IN_IS_BAD - 1) / ONE_IN_IS_BAD);
            var metrics = new MetricsApi(second.monitoring());
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                Ledger ledger = Ledger.of(metrics);
                assertThat(ledger.verified()).isEqualTo(counts.accepted());
                assertThat(ledger.unaccounted()).isZero();
            });
            assertThat(new WholeTopic<>(second.bootstrapServers(), Topics.EVENTS_VERIFIED).values())
                    .extracting(Event::getEventId)
                    .containsExactlyInAnyOrderElementsOf(verdicts.stream()
                            .filter(Verdict::isAccepted)
                            .map(Verdict::eventId)
                            .toList());
        }
    }

    private static ShopEvent event(int number) {
        ShopEvent purchase = ShopEvent.of("purchase")
                .visitor("v-" + number % 97)
                .session("s-" + number % 193)
                .at(Instant.parse("2024-03-01T09:00:00Z").plusSeconds(number));
        String price = number % ONE_IN_IS_BAD == 0 ? "-1" : "79.90";
        return purchase.order("o-" + number, "EUR", OrderLine.of("red-coat", 1, price));
    }

    private static Stack started(Path data, int collectorPort) {
        var settings = new HashMap<>(FreePorts.settings());
        settings.put("COLLECTOR_PORT", String.valueOf(collectorPort));
        Workplace workplace = Workplace.of(Optional.of(data));
        var stack = new Stack(StackSettings.from(Settings.of(settings), workplace), workplace);
        stack.start();
        return stack;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
