package dev.sapando.demo.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.report.Ledger;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OttoAndSerenadeReplayTest {
    private static final long GAP_MILLIS = 30 * 60_000;

    @Test
    void otto_and_what_serenade_holds_out_arrive_without_loss(@TempDir Path folder) throws IOException {
        List<JsonArray> otto = ottoSessions(RealData.require("otto/train.jsonl"));
        assertThat(otto).hasSize(20);
        long all = otto.stream().mapToLong(OttoAndSerenadeReplayTest::events).sum();

        try (var stack = RunningStack.on(folder.resolve("data"))) {
            String file = RealData.require("otto/train.jsonl").toString();
            assertThat(stack.replay("--format", "otto", file)).isZero();
            assertThat(stack.ledger()).isEqualTo(new Ledger(all, 0, all, 0, 0));
            stack.settle("from=2022-07-01&until=2022-12-31", visits(otto), List.of());

            for (String part : List.of("valid.txt", "test.txt")) {
                Path held = unpack(RealData.require("serenade-example/example.zip"), part, folder);
                assertThat(stack.replay("--format", "serenade", held.toString()))
                        .isZero();
                all += clicks(held).size();
                assertThat(stack.ledger()).isEqualTo(new Ledger(all, 0, all, 0, 0));
            }
        }
    }

    @Tag("prove")
    @Test
    void serenades_113_601_clicks_arrive_without_loss(@TempDir Path folder) throws IOException {
        Path train = unpack(RealData.require("serenade-example/example.zip"), "train.txt", folder);
        List<String[]> clicks = clicks(train);
        long all = clicks.size();
        assertThat(all).isEqualTo(113_601);

        try (var stack = RunningStack.on(folder.resolve("data"))) {
            assertThat(stack.replay("--format", "serenade", train.toString())).isZero();
            assertThat(stack.ledger()).isEqualTo(new Ledger(all, 0, all, 0, 0));
            long sessions = clicks.stream().map(click -> click[0]).distinct().count();
            stack.settle("from=2020-01-01&until=2020-12-31", sessions, List.of());
        }
    }

    private static List<JsonArray> ottoSessions(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> new JsonObject(line).getJsonArray("events"))
                    .toList();
        }
    }

    /** What is ordered in one moment is one order. */
    private static long events(JsonArray person) {
        long others = person.stream().filter(event -> !isOrder(event)).count();
        long orders = person.stream()
                .filter(OttoAndSerenadeReplayTest::isOrder)
                .map(event -> ((JsonObject) event).getLong("ts"))
                .distinct()
                .count();
        return others + orders;
    }

    private static boolean isOrder(Object event) {
        return ((JsonObject) event).getString("type").equals("orders");
    }

    /** What OTTO calls a session goes on for weeks: visits are what half an hour without a click parts. */
    private static long visits(List<JsonArray> people) {
        long visits = 0;
        for (JsonArray events : people) {
            long last = Long.MIN_VALUE / 2;
            for (Object event : events) {
                long at = ((JsonObject) event).getLong("ts");
                visits += at - last >= GAP_MILLIS ? 1 : 0;
                last = at;
            }
        }
        return visits;
    }

    private static List<String[]> clicks(Path file) throws IOException {
        var clicks = new ArrayList<String[]>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("SessionId")) {
                clicks.add(line.split("\t"));
            }
        }
        return clicks;
    }

    private static Path unpack(Path zip, String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (var archive = new ZipFile(zip.toFile());
                InputStream in = archive.getInputStream(archive.getEntry(name))) {
            Files.copy(in, file);
        }
        return file;
    }
}
