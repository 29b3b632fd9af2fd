package dev.sapando.ingest.replay;

import static dev.sapando.ingest.replay.FakeMonitoring.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.collect.CollectorRig;
import dev.sapando.ingest.testing.RealData;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills it
class ReplayCommandTest {
    @TempDir
    Path folder;

    private final CollectorRig rig = new CollectorRig();
    private final FakeMonitoring monitoring = new FakeMonitoring(rig);

    @AfterEach
    void close() {
        monitoring.close();
        rig.close();
    }

    @Test
    void the_account_has_a_place_for_every_line() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.jsonl"),
                String.join("\n", Shop.view("1"), "{", Shop.purchase("2", "-1"), Shop.view("1"), Shop.view("3")));

        Ended ended = replay(file.toString(), "--json");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors())
                .contains("a.jsonl:2: not JSON: it ends too soon, at column ")
                .contains("exit status 1: 1 broken lines, 1 refused events (--allow-rejected");
        assertThat(ended.json().path("lines").asInt()).isEqualTo(5);
        assertThat(ended.json().path("broken").asInt()).isEqualTo(1);
        assertThat(ended.json().path("sent").asInt()).isEqualTo(4);
        assertThat(ended.json().path("accepted").asInt()).isEqualTo(3);
        assertThat(ended.json().path("rejectedByCode").path("price_negative").asInt())
                .isEqualTo(1);
        assertThat(ended.json().path("verified").asInt()).isEqualTo(2);
        assertThat(ended.json().path("duplicates").asInt()).isEqualTo(1);
        assertThat(ended.json().path("rejectedLater").asInt()).isZero();
        assertThat(replay(file.toString(), "--allow-rejected").status()).isZero();
    }

    @Test
    void the_heading_of_a_table_is_no_line_of_the_account() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.csv"),
                "timestamp,visitorid,event,itemid,transactionid\n1709283600000,1,view,7,\n1709283600000,1,stared,7,\n");

        Ended ended = replay(file.toString(), "--format", "retailrocket", "--json");

        assertThat(ended.json().path("lines").asInt()).isEqualTo(2);
        assertThat(ended.json().path("broken").asInt()).isEqualTo(1);
        assertThat(ended.json().path("sent").asInt()).isEqualTo(1);
    }

    @Test
    void only_the_span_that_is_asked_for_is_sent() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.jsonl"),
                Shop.view("1") + "\n" + Shop.view("2").replace("08:59:00", "08:58:00") + "\n"
                        + Shop.view("3").replace("08:59:00", "08:59:30"));

        replay(file.toString(), "--from", "2024-03-01T08:59:00Z", "--until", "2024-03-01T08:59:30Z");

        assertThat(rig.collected()).extracting(Event::getEventId).containsExactly("1");
    }

    @Test
    void what_is_sent_back_is_sent_again_until_it_is_taken() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), Shop.view("1"));
        rig.away.set(Optional.of("Kafka does not answer"));
        // Asked last before anything is sent.
        monitoring.answers("ingest", () -> {
            CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(() -> rig.away.set(Optional.empty()));
            return row("verified", rig.on("events.collected").size());
        });

        Ended ended = replay(file.toString(), "--json");

        assertThat(ended.status()).isZero();
        assertThat(ended.json().path("retries").asInt()).isPositive();
        assertThat(rig.collected()).hasSize(1);
    }

    @Test
    void a_file_that_is_cut_off_is_told_and_the_next_one_follows() throws IOException {
        gzip(Files.writeString(folder.resolve("a.jsonl"), Shop.view("1") + "\n"), folder.resolve("a.jsonl.gz"));
        byte[] whole = Files.readAllBytes(folder.resolve("a.jsonl.gz"));
        Files.write(folder.resolve("a.jsonl.gz"), Arrays.copyOf(whole, whole.length - 6));
        Path next = Files.writeString(folder.resolve("b.jsonl"), Shop.view("2"));

        Ended ended = replay(folder.resolve("a.jsonl.gz").toString(), next.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).contains("a.jsonl.gz cannot be read to its end");
        assertThat(rig.collected()).extracting(Event::getEventId).contains("2");
    }

    @Test
    void what_cannot_be_sent_is_told_and_the_status_is_1() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), Shop.view("1"));
        rig.away.set(Optional.of("Kafka does not answer"));

        Ended ended = replay(file.toString(), "--json", "--retry-for", "100ms");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors()).contains("1 events could not be sent", "Kafka does not answer");
        assertThat(ended.json().path("unsent").asInt()).isEqualTo(1);
    }

    @Test
    void a_command_that_makes_no_sense_has_status_2() {
        assertThat(replay("missing.jsonl").status()).isEqualTo(2);
        assertThat(replay().status()).isEqualTo(2);
        assertThat(replay("missing.jsonl", "--speed", "fast").status()).isEqualTo(2);
        Ended noUrl = Ended.replay("missing.jsonl", "--to", "localhost:8080");
        assertThat(noUrl.status()).isEqualTo(2);
        assertThat(noUrl.errors()).contains("'--to': localhost:8080 is not a URL such as http://localhost:8080");
    }

    @Test
    void help_tells_every_format_and_how_times_are_written() {
        String help = Ended.replay("--help").output();
        for (Format format : Format.values()) {
            assertThat(help).contains(format + " ", format.file(), format.mapping());
        }
        assertThat(help).contains("SPAN is a whole number and its unit: 500ms");
    }

    @Test
    void a_format_has_the_one_name_that_is_listed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "");

        Ended ended = replay(file.toString(), "--format", "online_retail");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.errors()).contains("'online_retail' is no format").contains("retentioneering, online-retail");
    }

    @Test
    void all_clicks_of_2008_are_sent_each_visitors_in_order() {
        Path file = RealData.file("eshop-clothing-2008/clickstream+data+for+online+shopping.zip");

        Ended ended = replay(file.toString(), "--format", "eshop", "--json");

        assertThat(ended.status()).isZero();
        assertThat(ended.json().path("accepted").asInt()).isEqualTo(165_474);
        System.out.printf(
                "eshop replay into memory: %.1f s%n",
                ended.json().path("seconds").asDouble());
        var last = new HashMap<String, Integer>();
        for (Event event : rig.collected()) {
            int order = Integer.parseInt(
                    event.getEventId().substring(event.getEventId().indexOf(':') + 1));
            assertThat(order).isEqualTo(last.getOrDefault(event.getVisitorId(), 0) + 1);
            last.put(String.valueOf(event.getVisitorId()), order);
        }
        assertThat(last).hasSize(24_026);
    }

    private Ended replay(String... arguments) {
        return monitoring.replay(arguments);
    }

    private static void gzip(Path from, Path to) throws IOException {
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(to))) {
            out.write(Files.readAllBytes(from));
        }
    }
}
