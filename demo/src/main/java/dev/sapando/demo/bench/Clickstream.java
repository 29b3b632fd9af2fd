package dev.sapando.demo.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The real clicks of a clothing shop in 2008 (UCI 553), as {@code replay --format eshop} sends them: days are told, times of day
 * are not, so a session is laid somewhere into its day and goes on a click a minute.
 */
final class Clickstream {
    private static final String FOLDER = "eshop-clothing-2008";
    private static final List<String> ATTRIBUTES =
            List.of("country", "category", "colour", "location", "photography", "price", "aboveCategoryPrice", "page");
    private static final List<Integer> COLUMNS = List.of(4, 6, 8, 9, 10, 11, 12, 13);

    private Clickstream() {}

    /** Empty where the real data is neither in {@code SAPANDO_TEST_DATA} nor in a folder {@code shared/data} above or beside. */
    static Optional<Workload> find(@Nullable String testData) throws IOException {
        for (Path folder : candidates(testData)) {
            if (Files.isDirectory(folder)) {
                try (var zips = Files.newDirectoryStream(folder, "*.zip")) {
                    for (Path zip : zips) {
                        return Optional.of(read(zip));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> candidates(@Nullable String testData) {
        if (testData != null) {
            return List.of(Path.of(testData, FOLDER));
        }
        var candidates = new ArrayList<Path>();
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            candidates.add(at.resolve("shared/data").resolve(FOLDER));
        }
        return candidates;
    }

    private static Workload read(Path zip) throws IOException {
        var events = new ArrayList<String>();
        try (var file = new ZipFile(zip.toFile());
                var lines = new BufferedReader(new InputStreamReader(
                        file.getInputStream(file.entries().nextElement()), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(event(line.split(";", -1)));
            }
        }
        return new Workload("clickstream", events);
    }

    private static String event(String[] field) {
        int session = Integer.parseInt(field[5]);
        int order = Integer.parseInt(field[3]);
        int minutes = Math.min(order - 1, 300);
        var time = LocalDate.of(Integer.parseInt(field[0]), Integer.parseInt(field[1]), Integer.parseInt(field[2]))
                .atStartOfDay()
                .plusSeconds(Math.floorMod(session * 7_919L, 64_800) + 60L * minutes)
                .plusNanos(1_000_000L * (order - 1 - minutes));
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("eventId", session + ":" + order)
                .put("type", "product_view")
                .put("occurredAt", time.toInstant(ZoneOffset.UTC).toString())
                .put("visitorId", "eshop-" + session)
                .put("itemId", field[7]);
        for (int i = 0; i < ATTRIBUTES.size(); i++) {
            event.put(ATTRIBUTES.get(i), Integer.parseInt(field[COLUMNS.get(i)]));
        }
        return event.toString();
    }
}
