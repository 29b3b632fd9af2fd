package dev.sapando.demo.promise;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.shop.Ask;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.Recommendations;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.erase.EraseCommand;
import dev.sapando.ingest.rejected.ErrorHeaders;
import dev.sapando.ops.settings.Settings;
import dev.sapando.schema.RejectedEvent;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whoever can write to a topic can write anything there. Nothing of it may stop what the others live on. */
class GarbageTest {
    private static final int RECORDS = 10_000;
    private static final long SEED = 20_240_301;
    private static final Set<Topic<?, ?>> COMES_BY_NO_VISIT = Set.of(Topics.EVENTS_REJECTED, Topics.COSTS_DAILY);
    /** In words, since a damaged copy of monitoring's own newest day may be where the default range ends. */
    private static final String AROUND_TODAY =
            "from=" + LocalDate.now(ZoneOffset.UTC).minusDays(1) + "&until="
                    + LocalDate.now(ZoneOffset.UTC).plusDays(1);

    /** What Kafka's controller says where the machine is busy; the broker is back with the next one. */
    private static final String MISSED_HEARTBEAT = "processExpiredBrokerHeartbeat";

    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(30);

    private final ContractByHand contract = new ContractByHand();

    GarbageTest() throws IOException {}

    @Test
    void ten_thousand_wild_records_in_each_topic_stop_nothing(@TempDir Path folder) {
        Workplace workplace = Workplace.of(Optional.of(folder));
        try (var log = ErrorLog.opened();
                var stack = new Stack(StackSettings.from(Settings.of(FreePorts.settings()), workplace), workplace)) {
            stack.start();
            await().atMost(Duration.ofSeconds(60)).until(stack::isReady);
            try (var shop = new HttpPipeline(stack.collector(), stack.serving(), "")) {
                openTheShop(stack, shop);
                for (Topic<?, ?> topic : Topics.all()) {
                    write(stack, topic);
                    // Not at once, see MISSED_HEARTBEAT.
                    await("after " + topic).atMost(CAUGHT_UP_WITHIN).until(stack::isReady);
                }
                Instant written = Instant.now();
                await().atMost(CAUGHT_UP_WITHIN)
                        .untilAsserted(() -> assertThat(new Lag(stack.bootstrapServers()).behind())
                                .isEmpty());
                System.out.printf(
                        "garbage: %,d records in each of %d topics, all taken %.1f s after the last%n",
                        RECORDS,
                        Topics.all().size(),
                        Duration.between(written, Instant.now()).toMillis() / 1_000.0);
                await().atMost(CAUGHT_UP_WITHIN).until(stack::isReady);
                assertThat(log.errors())
                        .filteredOn(error -> !error.contains(MISSED_HEARTBEAT))
                        .isEmpty();
                assertEachIsWhereItBelongs(stack);
                assertTheShopGoesOn(stack, shop);
                assertSomebodyCanBeForgotten(stack);
            }
        }
    }

    private static void openTheShop(Stack stack, HttpPipeline shop) {
        shop.catalogue(List.of("{\"itemId\":\"red-coat\"}", "{\"itemId\":\"blue-dress\"}"));
        shop.spend(List.of("{\"channel\":\"email\",\"day\":\"2024-03-01\",\"amount\":\"10\",\"currency\":\"EUR\"}"));
        visit(shop, "ana", "red-coat", "blue-dress");
        visit(shop, "dora", "red-coat", "blue-dress");
        erase(stack, "dora");
        shop.recommend(new Ask("ana", "s-ana", null, Ask.HOME, 5, null));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(Topics.all())
                .filteredOn(topic -> !COMES_BY_NO_VISIT.contains(topic))
                .allSatisfy(topic -> assertThat(WholeTopic.bytes(stack.bootstrapServers(), topic)
                                .read())
                        .isNotEmpty()));
    }

    private static void erase(Stack stack, String visitor) {
        int status = new CommandLine(new EraseCommand())
                .execute(visitor, "--to", stack.collector().toString());
        assertThat(status).isZero();
    }

    private static void visit(HttpPipeline shop, String visitor, String seen, String bought) {
        shop.send(List.of(
                event(visitor, 1, Map.of("type", "product_view", "itemId", seen)),
                event(visitor, 2, Map.of("type", "product_view", "itemId", bought)),
                event(visitor, 3, Map.of("type", "add_to_cart", "itemId", bought, "quantity", 1)),
                event(
                        visitor,
                        4,
                        Map.of(
                                "type",
                                "purchase",
                                "orderId",
                                "o-" + visitor,
                                "currency",
                                "EUR",
                                "lines",
                                List.of(Map.of("itemId", bought, "quantity", 1, "unitPrice", "79.90"))))));
    }

    private static String event(String visitor, int number, Map<String, Object> more) {
        var event = new JsonObject()
                .put("eventId", "s-" + visitor + ":" + number)
                .put("occurredAt", Instant.now().toString())
                .put("visitorId", visitor)
                .put("sessionId", "s-" + visitor);
        more.forEach(event::put);
        return event.encode();
    }

    private static void write(Stack stack, Topic<?, ?> topic) {
        var real = WholeTopic.bytes(stack.bootstrapServers(), topic).read();
        var wild = new WildRecords(topic, real, SEED + topic.name().hashCode());
        var failures = new ArrayList<Exception>();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            IntStream.range(0, RECORDS)
                    .forEach(i -> producer.send(wild.next(), (sent, failure) -> {
                        if (failure != null) {
                            failures.add(failure);
                        }
                    }));
            producer.flush();
        }
        assertThat(failures).as("the broker takes what is written to " + topic).isEmpty();
    }

    private void assertEachIsWhereItBelongs(Stack stack) {
        Set<String> invalid = WholeTopic.bytes(stack.bootstrapServers(), Topics.EVENTS_COLLECTED).read().stream()
                .filter(record -> !contract.isKeptBy(record))
                .map(record -> record.partition() + ":" + record.offset())
                .collect(toSet());
        var standing = WholeTopic.bytes(stack.bootstrapServers(), Topics.EVENTS_REJECTED)
                .read();
        // What verification refused has headers; among the garbage are copies of it, which have none.
        List<RejectedEvent> rejected = standing.stream()
                .filter(record -> record.headers().lastHeader(ErrorHeaders.OFFSET) != null)
                .map(record -> Topics.EVENTS_REJECTED.values().deserializer().deserialize("", record.value()))
                .toList();
        Map<String, String> refused = rejected.stream()
                .filter(event -> !event.getCode().equals("event_id_reused"))
                .collect(toMap(
                        event -> event.getOriginPartition() + ":" + event.getOriginOffset(),
                        event -> event.getCode() + " " + event.getDetail()));

        assertThat(invalid)
                .filteredOn(place -> !refused.containsKey(place))
                .as("invalid, and not refused")
                .isEmpty();
        assertThat(refused.entrySet())
                .filteredOn(each -> !invalid.contains(each.getKey()))
                .as("refused, and a plain reader finds nothing wrong")
                .isEmpty();
        assertThat(standing)
                .as("the garbage on the topic itself, and what was refused, once")
                .hasSize(RECORDS + rejected.size());
        System.out.printf(
                "garbage: %,d of the records in events.collected are invalid and stand in events.rejected, %,d reuse an id%n",
                refused.size(), rejected.size() - refused.size());
    }

    /** Behind the garbage in every topic: a new visit comes out at every end. */
    private static void assertTheShopGoesOn(Stack stack, HttpPipeline shop) {
        int cells = WholeTopic.bytes(stack.bootstrapServers(), Topics.METRICS_BUSINESS)
                .read()
                .size();
        // Of garments that no wild record is a copy of: what is recommended with them, only this visit can have taught.
        visit(shop, "bea", "green-hat", "grey-scarf");
        await().atMost(CAUGHT_UP_WITHIN).untilAsserted(() -> {
            assertThat(keys(stack, Topics.EVENTS_VERIFIED)).contains("bea");
            assertThat(keys(stack, Topics.FEATURES_SESSIONS)).anyMatch(key -> key.contains("bea"));
            assertThat(WholeTopic.bytes(stack.bootstrapServers(), Topics.METRICS_BUSINESS)
                            .read())
                    .hasSizeGreaterThan(cells);
            for (String metric : List.of("ingest", "funnel", "revenue", "session-conversion")) {
                assertThat(new MetricsApi(stack.monitoring()).rows(metric + "?" + AROUND_TODAY))
                        .as(metric)
                        .isNotEmpty();
            }
            assertThat(listsOfNeighbours(shop, "green-hat")).isNotEmpty().allSatisfy(list -> assertThat(list.items())
                    .contains("grey-scarf"));
        });
    }

    /** The visitor's session leaves its topic with a tombstone, behind whatever erasures there are in the garbage. */
    private static void assertSomebodyCanBeForgotten(Stack stack) {
        erase(stack, "bea");
        await().atMost(CAUGHT_UP_WITHIN).untilAsserted(() -> assertThat(
                        WholeTopic.bytes(stack.bootstrapServers(), Topics.FEATURES_SESSIONS).read().stream()
                                .filter(record -> record.key() != null
                                        && new String(record.key(), StandardCharsets.UTF_8).contains("bea"))
                                .reduce((earlier, later) -> later))
                .hasValueSatisfying(record -> assertThat(record.value()).isNull()));
    }

    /** The control's lists are the popular items, which wild records have made of themselves. */
    private static List<Recommendations> listsOfNeighbours(HttpPipeline shop, String item) {
        return IntStream.range(0, 10)
                .mapToObj(i -> shop.recommend(new Ask("cleo-" + i, null, item, Ask.ITEM, 20, null)))
                .filter(list -> list.arm().equals("treatment"))
                .toList();
    }

    private static List<String> keys(Stack stack, Topic<?, ?> topic) {
        return WholeTopic.bytes(stack.bootstrapServers(), topic).read().stream()
                .map(record -> record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }
}
