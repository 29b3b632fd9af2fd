package dev.sapando.client;

import static dev.sapando.client.ScriptedCollector.Act.lost;
import static dev.sapando.client.ScriptedCollector.Act.page;
import static dev.sapando.client.ScriptedCollector.Act.refuse;
import static dev.sapando.client.Shop.PATIENCE;
import static dev.sapando.client.Shop.bad;
import static dev.sapando.client.Shop.sendViews;
import static dev.sapando.client.Shop.verdicts;
import static dev.sapando.client.Shop.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.client.ScriptedCollector.Act;
import dev.sapando.client.ScriptedCollector.Request;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SapandoClientTest {
    private final ScriptedCollector collector = new ScriptedCollector();
    private final Counts counts = new Counts();

    @AfterEach
    void stop() {
        collector.close();
    }

    private SapandoClient open() throws IOException {
        return Shop.client(collector.uri()).meters(counts).open();
    }

    @Test
    void events_go_out_in_batches_in_their_order_with_numbered_ids() throws Exception {
        try (SapandoClient client = open()) {
            List<Verdict> verdicts = verdicts(sendViews(client, 25));

            assertThat(verdicts).allMatch(Verdict::isAccepted);
            assertThat(collector.taken())
                    .isEqualTo(verdicts.stream().map(Verdict::eventId).toList())
                    .allMatch(id -> id.startsWith("s-1:"))
                    .doesNotHaveDuplicates();
            assertThat(collector.requests)
                    .hasSizeBetween(3, 25)
                    .allMatch(request -> request.events().size() <= 10);
            assertThat(collector
                            .requests
                            .get(0)
                            .events()
                            .get(0)
                            .path("occurredAt")
                            .asText())
                    .isEqualTo(Shop.NOW.toString());
        }
    }

    @Test
    void a_rejected_event_is_told_and_not_sent_again() throws Exception {
        var heard = new CopyOnWriteArrayList<Verdict>();
        try (SapandoClient client = Shop.client(collector.uri())
                .meters(counts)
                .onVerdict(heard::add)
                .open()) {
            List<Verdict> verdicts =
                    verdicts(List.of(client.send(view("s-1")), client.send(bad()), client.send(view("s-1"))));

            assertThat(verdicts)
                    .extracting(Verdict::outcome)
                    .containsExactly(Verdict.Outcome.ACCEPTED, Verdict.Outcome.REJECTED, Verdict.Outcome.ACCEPTED);
            assertThat(verdicts.get(1))
                    .extracting(Verdict::code, Verdict::field, Verdict::detail)
                    .containsExactly("type_unknown", "type", "bad");
            assertThat(heard).isEqualTo(verdicts);
            assertThat(collector.taken()).hasSize(3);
            assertThat(List.of(counts.sent(), counts.accepted(), counts.rejected(), counts.retried()))
                    .containsExactly(3L, 2L, 1L, 0L);
        }
    }

    @Test
    void what_may_pass_later_is_sent_again_with_the_same_ids() throws Exception {
        collector.then(
                refuse(503),
                refuse(429),
                lost(true),
                lost(false),
                refuse(500),
                refuse(408),
                refuse(401),
                new Act(202, null, "{\"accepted\":7,\"rejected\":[]}", true),
                new Act(202, null, "<html>", false));
        try (SapandoClient client = open()) {
            Verdict verdict = client.send(view("s-1")).get(30, TimeUnit.SECONDS);

            assertThat(verdict.isAccepted()).isTrue();
            assertThat(collector.requests).hasSize(10).allSatisfy(request -> assertThat(request.ids())
                    .containsExactly(verdict.eventId()));
            assertThat(List.of(counts.sent(), counts.accepted(), counts.retried()))
                    .containsExactly(1L, 1L, 9L);
            assertThat(client.problem()).isEmpty();
        }
    }

    @Test
    void no_one_comes_back_before_the_time_it_was_told() throws Exception {
        collector.then(refuse(503, "1"));
        try (SapandoClient client = Shop.client(collector.uri())
                .retry(Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofHours(1))
                .open()) {
            client.send(view("s-1")).get(30, TimeUnit.SECONDS);

            long waited = collector.requests.get(1).nanos()
                    - collector.requests.get(0).nanos();
            assertThat(Duration.ofNanos(waited)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void of_a_batch_that_is_unfit_only_the_events_that_are_are_rejected(int status) throws Exception {
        collector.afterwards(
                events -> events.stream().anyMatch(event -> event.has("poison")) ? refuse(status) : Act.TAKE);
        try (SapandoClient client = open()) {
            var futures = new ArrayList<>(sendViews(client, 4));
            futures.add(client.send(view("s-2").set("poison", true)));
            futures.addAll(sendViews(client, 4));
            List<Verdict> verdicts = verdicts(futures);

            assertThat(verdicts.get(4))
                    .extracting(Verdict::outcome, Verdict::code)
                    .containsExactly(Verdict.Outcome.REJECTED, "c" + status);
            assertThat(verdicts).filteredOn(Verdict::isAccepted).hasSize(8);
            assertThat(collector.taken()).hasSize(8).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void what_somebody_between_refuses_is_no_verdict_and_is_sent_again(int status) throws Exception {
        collector.then(page(status), page(status));
        try (SapandoClient client = open()) {
            assertThat(client.send(view("s-1")).get(30, TimeUnit.SECONDS).isAccepted())
                    .isTrue();
            assertThat(collector.requests).hasSize(3);
        }
    }

    @Test
    void what_is_too_large_for_somebody_between_is_told_and_holds_up_nobody() throws Exception {
        collector.afterwards(events -> events.stream().anyMatch(event -> event.has("picture")) ? page(413) : Act.TAKE);
        try (SapandoClient client = open()) {
            var futures = new ArrayList<>(sendViews(client, 4));
            futures.add(client.send(view("s-2").set("picture", "large")));
            futures.addAll(sendViews(client, 4));
            List<Verdict> verdicts = verdicts(futures);

            assertThat(verdicts.get(4))
                    .extracting(Verdict::outcome, Verdict::code)
                    .containsExactly(Verdict.Outcome.REJECTED, "http_413");
            assertThat(verdicts).filteredOn(Verdict::isAccepted).hasSize(8);
        }
    }

    @Test
    void neither_a_listener_nor_meters_that_fail_hold_up_an_event_or_its_verdict() throws Exception {
        Meters failing = (Meters) Proxy.newProxyInstance(
                Meters.class.getClassLoader(), new Class<?>[] {Meters.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("meters");
                });
        try (SapandoClient client = Shop.client(collector.uri())
                .meters(failing)
                .onVerdict(verdict -> {
                    throw new AssertionError("listener");
                })
                .open()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.send(view("s-" + i)).get(30, TimeUnit.SECONDS).isAccepted())
                        .isTrue();
            }
        }
    }

    @Test
    void a_batch_is_given_up_after_the_time_that_was_chosen() throws Exception {
        collector.afterwards(events -> refuse(500));
        try (SapandoClient client = Shop.client(collector.uri())
                .meters(counts)
                .retry(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(20))
                .open()) {
            Verdict verdict = client.send(view("s-1")).get(30, TimeUnit.SECONDS);

            assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.UNSENT);
            assertThat(verdict.detail()).isEqualTo("500 because");
            assertThat(counts.dropped()).isEqualTo(1);
        }
    }

    @Test
    void the_key_travels_and_large_bodies_are_compressed() throws Exception {
        try (SapandoClient client =
                Shop.client(collector.uri()).writeKey("wk-1").gzipFrom(500).open()) {
            client.send(view("s-1")).get(30, TimeUnit.SECONDS);
            client.send(view("s-1").set("note", "n".repeat(600))).get(30, TimeUnit.SECONDS);

            assertThat(collector.requests).extracting(Request::key).containsOnly("wk-1");
            assertThat(collector.requests).extracting(Request::gzip).containsExactly(false, true);
        }
    }

    @Test
    void whatever_the_line_does_each_event_counts_once() throws Exception {
        var chance = new Random(11);
        collector.afterwards(events -> switch (chance.nextInt(8)) {
            case 0 -> refuse(503);
            case 1 -> refuse(429, "0");
            case 2 -> lost(true);
            case 3 -> lost(false);
            case 4 -> events.size() > 3 ? refuse(413) : Act.TAKE;
            default -> Act.TAKE;
        });
        try (SapandoClient client = open()) {
            var futures = new ArrayList<>(sendViews(client, 500));
            futures.addAll(Stream.generate(() -> client.send(bad())).limit(20).toList());
            futures.addAll(sendViews(client, 500));
            List<Verdict> verdicts = verdicts(futures);

            assertThat(verdicts).filteredOn(Verdict::isAccepted).hasSize(1_000);
            assertThat(new HashSet<>(collector.taken()))
                    .isEqualTo(new HashSet<>(
                            verdicts.stream().map(Verdict::eventId).toList()));
            assertThat(collector.taken().stream().distinct())
                    .as("in the order in which they were taken")
                    .isEqualTo(verdicts.stream().map(Verdict::eventId).toList());
            assertThat(client.close(PATIENCE)).isEqualTo(new Closed(0, false, ""));
            assertThat(counts.sent())
                    .isEqualTo(counts.accepted() + counts.rejected())
                    .isEqualTo(1_020);
        }
    }
}
