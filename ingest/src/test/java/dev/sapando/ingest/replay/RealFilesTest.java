package dev.sapando.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.ingest.testing.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_event_of_ottos_twenty_sessions_is_converted() throws IOException {
        Path file = RealData.file("otto/train.jsonl");
        String text = Files.readString(file);
        Played played = Played.of(Format.otto, file);

        // Counted without reading JSON: each event has one type.
        Map<String, Long> counted = new HashMap<>();
        Pattern.compile("\"type\":\"(\\w+)\"")
                .matcher(text)
                .results()
                .forEach(m -> counted.merge(m.group(1), 1L, Long::sum));
        long orders = text.lines()
                .flatMapToLong(line -> Pattern.compile("\"ts\":(\\d+),\"type\":\"orders\"")
                        .matcher(line)
                        .results()
                        .mapToLong(m -> Long.parseLong(m.group(1)))
                        .distinct())
                .count();
        assertThat(orders).as("some orders have several items").isBetween(1L, counted.getOrDefault("orders", 0L) - 1);
        assertThat(played.lines).isEqualTo(20);
        assertThat(played.broken).isEmpty();
        Map<String, Long> types = new HashMap<>();
        var visitors = new HashSet<String>();
        var ids = new HashSet<String>();
        long lines = 0;
        for (Outgoing event : played.events) {
            JsonNode json = JSON.readTree(event.json());
            lines += json.path("lines").size();
            types.merge(json.path("type").asText(), 1L, Long::sum);
            visitors.add(json.path("visitorId").asText());
            ids.add(json.path("visitorId").asText() + " " + json.path("eventId").asText());
        }
        assertThat(types)
                .isEqualTo(Map.of(
                        "product_view", counted.get("clicks"),
                        "add_to_cart", counted.get("carts"),
                        "purchase", orders));
        assertThat(lines).isEqualTo(counted.get("orders"));
        assertThat(visitors).hasSize(20);
        assertThat(ids).hasSameSizeAs(played.events);
    }

    @Test
    void every_click_of_2008_is_converted_and_a_sessions_clicks_keep_order_and_stay_together() throws IOException {
        Path file = RealData.file("eshop-clothing-2008/clickstream+data+for+online+shopping.zip");
        Played played = Played.of(Format.eshop, file);

        assertThat(played.broken).isEmpty();
        assertThat(played.events).hasSize(linesAfterTheHeading(file)).hasSize(165_474);
        Map<String, Instant> last = new HashMap<>();
        var ids = new HashSet<String>();
        for (Outgoing event : played.events) {
            JsonNode json = JSON.readTree(event.json());
            String visitor = json.path("visitorId").asText();
            Instant time = event.when().orElseThrow();
            Instant before = last.put(visitor, time);
            if (before != null) {
                assertThat(Duration.between(before, time)).isPositive().isLessThan(Duration.ofMinutes(30));
            }
            ids.add(json.path("eventId").asText());
        }
        assertThat(last).hasSize(24_026);
        assertThat(ids).hasSize(165_474);
    }

    @Test
    void a_click_of_2008_keeps_what_the_shop_knew() {
        Path file = RealData.file("eshop-clothing-2008/clickstream+data+for+online+shopping.zip");

        assertThat(new String(Played.of(Format.eshop, file).events.get(0).json(), UTF_8))
                .isEqualTo(
                        "{\"occurredAt\":\"2008-04-01T02:11:59Z\",\"eventId\":\"1:1\",\"type\":\"product_view\","
                                + "\"visitorId\":\"eshop-1\",\"consent\":true,\"itemId\":\"A13\",\"country\":29,\"category\":1,"
                                + "\"colour\":1,\"location\":5,\"photography\":1,\"price\":28,\"aboveCategoryPrice\":2,\"page\":1}");
    }

    @Test
    void a_serenade_row_has_the_same_id_in_a_renamed_file_and_a_repeated_row_has_its_own(@TempDir Path folder)
            throws IOException {
        Path zip = RealData.file("serenade-example/example.zip");
        List<String> rows;
        try (var archive = new ZipFile(zip.toFile())) {
            rows = new String(
                            archive.getInputStream(archive.getEntry("train.txt"))
                                    .readAllBytes(),
                            UTF_8)
                    .lines()
                    .toList();
        }
        Path file = Files.write(folder.resolve("train.txt"), rows);
        var moved = new ArrayList<>(rows);
        // A line in front moves all the others; the last one happened three times.
        moved.add(1, "1\t2\t3.5");
        moved.add(rows.get(rows.size() - 1));
        moved.add(rows.get(rows.size() - 1));
        Path renamed = Files.write(folder.resolve("renamed.txt"), moved);

        Set<String> ids = identities(Played.of(Format.serenade, file));
        Set<String> again = identities(Played.of(Format.serenade, renamed));

        assertThat(ids).hasSize(rows.size() - 1).hasSize(113_601);
        assertThat(again).hasSize(113_601 + 3);
        // AssertJ would compare each with each.
        assertThat(again.containsAll(ids)).isTrue();
    }

    @Test
    void what_two_files_have_in_common_is_the_same_and_an_id_never_grows_too_long(@TempDir Path folder)
            throws IOException {
        String row = "7\t" + "long-name-".repeat(10) + "\t1592337718.0";
        Path one = Files.writeString(folder.resolve("one.txt"), row + "\n" + row + "\n");
        Path two = Files.writeString(folder.resolve("two.txt"), row + "\n");

        Played played = Played.of(Format.serenade, one, two);

        assertThat(played.events).hasSize(3);
        assertThat(identities(played)).hasSize(2).allSatisfy(id -> assertThat(id)
                .hasSizeLessThan(64 + 12));
    }

    /** Visitor and event id: what makes an event the same. */
    private static Set<String> identities(Played played) throws IOException {
        var ids = new HashSet<String>();
        for (Outgoing event : played.events) {
            JsonNode json = JSON.readTree(event.json());
            ids.add(json.path("visitorId").asText() + " " + json.path("eventId").asText());
        }
        return ids;
    }

    private static int linesAfterTheHeading(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.entries().nextElement();
            String text = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
            return (int) text.lines().count() - 1;
        }
    }
}
