package dev.sapando.demo.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.shop.Dirt;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.Progress;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.shop.SimulatedShop;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.sql.ReadOnly;
import dev.sapando.ops.settings.Settings;
import dev.sapando.schema.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop's days through the running stack, and SQL over its archive meanwhile: the same sessions and examples as features streams. */
class ArchiveBesideTheStackTest {
    private static final ShopSettings SMALL = new ShopSettings(11, 3, 1, 300, 4_000, new Dirt(0, 0.02, 0));
    private static final String SESSIONS =
            "SELECT visitor_id || '|' || session_id, concat_ws(',', epoch_ms(started_at), epoch_ms(last_event_at), events,"
                    + " page_views, product_views, searches, cart_adds, checkouts, purchases, refunds, ended, bot,"
                    + " coalesce(customer_id, '-'), coalesce(channel, '-'), coalesce(campaign, '-'), coalesce(platform, '-'))"
                    + " FROM sessions";

    private static final String EXAMPLES = """
            SELECT recommendation_id || ':' || place,
                   concat_ws(',', item.seen, item.clicks, item.carts, item.units, item.refunded_units)
            FROM (SELECT recommendation_id, unnest(items) AS item, generate_subscripts(items, 1) - 1 AS place FROM examples)""";

    /** The same from lists and events. */
    private static final String LISTS_AND_EVENTS = """
            WITH places AS (
              SELECT recommendation_id, visitor_id, served_at, unnest(items).item_id AS item_id,
                     generate_subscripts(items, 1) - 1 AS place
              FROM recommendations
            ), touches AS (
              SELECT visitor_id, recommendation_id, occurred_at, 'seen' AS deed, unnest(positions) AS place,
                     NULL AS item_id, 1 AS units
              FROM events WHERE type = 'recommendation_view'
              UNION ALL
              SELECT visitor_id, recommendation_id, occurred_at, 'clicked', position, NULL, 1
              FROM events WHERE type = 'recommendation_click'
              UNION ALL
              SELECT visitor_id, recommendation_id, occurred_at, 'carted', NULL, item_id, 1
              FROM events WHERE type = 'add_to_cart'
              UNION ALL
              SELECT visitor_id, recommendation_id, occurred_at, type, NULL, item_id, quantity FROM order_lines
            )
            SELECT p.recommendation_id || ':' || p.place, concat_ws(',',
                coalesce(bool_or(deed = 'seen'), false), count(*) FILTER (deed = 'clicked'),
                count(*) FILTER (deed = 'carted'), coalesce(sum(units) FILTER (deed = 'purchase'), 0),
                coalesce(sum(units) FILTER (deed = 'refund'), 0))
            FROM places p LEFT JOIN touches t
              ON t.recommendation_id = p.recommendation_id AND t.visitor_id = p.visitor_id
              AND coalesce(t.place = p.place, t.item_id = p.item_id)
              AND t.occurred_at < p.served_at + INTERVAL 24 HOUR
            GROUP BY p.recommendation_id, p.place""";

    @Test
    void what_is_streamed_is_what_sql_says(@TempDir Path folder) throws Exception {
        Workplace workplace = Workplace.of(Optional.of(folder));
        var settings = new HashMap<>(FreePorts.settings());
        settings.put("ARCHIVE_FLUSH_INTERVAL", "1s");
        try (var stack = new Stack(StackSettings.from(Settings.of(settings), workplace), workplace)) {
            stack.start();
            long sent;
            try (var pipeline = new HttpPipeline(stack.collector(), stack.serving(), "test");
                    var shop = new SimulatedShop(SMALL, pipeline)) {
                shop.openCatalogue();
                shop.history(Instant.parse("2024-03-14T12:00:00Z"), Progress.SILENT);
                sent = shop.account().accepted();
            }
            await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(() -> {
                List<String> verified = places(topic(stack, Topics.EVENTS_VERIFIED));
                assertThat(verified).as("no duplicates were sent").hasSize((int) sent);
                assertThat(answers(workplace.archive(), "SELECT kafka_partition || ':' || kafka_offset, '' FROM events")
                                .keySet())
                        .containsExactlyInAnyOrderElementsOf(verified);
                assertThat(answers(workplace.archive(), SESSIONS))
                        .isEqualTo(sessions(topic(stack, Topics.FEATURES_SESSIONS)));
                assertThat(answers(workplace.archive(), EXAMPLES))
                        .hasSizeGreaterThan(1_000)
                        .anySatisfy((place, labels) -> assertThat(labels).startsWith("true,1,1"))
                        .isEqualTo(answers(workplace.archive(), LISTS_AND_EVENTS));
            });
        }
    }

    private static List<String> places(List<? extends ConsumerRecord<?, ?>> records) {
        return records.stream()
                .map(each -> each.partition() + ":" + each.offset())
                .toList();
    }

    /** The last row of each key; a tombstone ends it. */
    private static Map<String, String> sessions(List<ConsumerRecord<String, Session>> records) {
        var sessions = new TreeMap<String, String>();
        for (var each : records) {
            if (each.value() == null) {
                sessions.remove(each.key());
            } else {
                sessions.put(each.key(), text(each.value()));
            }
        }
        return sessions;
    }

    private static String text(Session session) {
        var parts = new ArrayList<Object>(List.of(
                session.getStartedAt().toEpochMilli(),
                session.getLastEventAt().toEpochMilli(),
                session.getEvents(),
                session.getPageViews(),
                session.getProductViews(),
                session.getSearches(),
                session.getCartAdds(),
                session.getCheckouts(),
                session.getPurchases(),
                session.getRefunds(),
                session.getEnded(),
                session.getBot()));
        for (String text : new String[] {
            session.getCustomerId(), session.getChannel(), session.getCampaign(), session.getPlatform()
        }) {
            parts.add(text == null ? "-" : text);
        }
        return String.join(",", parts.stream().map(String::valueOf).toList());
    }

    private static Map<String, String> answers(Path archive, String question) throws Exception {
        var answers = new TreeMap<String, String>();
        try (var reader = ReadOnly.over(archive, 256_000_000)) {
            reader.ask(question, rows -> {
                while (rows.next()) {
                    assertThat(answers.put(rows.getString(1), rows.getString(2)))
                            .as("once each: " + rows.getString(1))
                            .isNull();
                }
            });
        }
        return answers;
    }

    private static <V> List<ConsumerRecord<String, V>> topic(Stack stack, Topic<String, V> topic) {
        Map<String, Object> client =
                Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(
                client, topic.keys().deserializer(), topic.values().deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var records = new ArrayList<ConsumerRecord<String, V>>();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
