package dev.sapando.demo.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;

/** The clothing shop's clickstream of 2008, read by this test alone: how many clicks and sessions, which models together. */
record ClothingShop(int clicks, Map<String, Set<String>> modelsOfSession) {
    private static final int SESSION = 5;
    private static final int MODEL = 7;

    static ClothingShop read(Path zip) throws IOException {
        var models = new HashMap<String, Set<String>>();
        int clicks = 0;
        try (var file = new ZipFile(zip.toFile());
                var lines = new BufferedReader(new InputStreamReader(
                        file.getInputStream(file.entries().nextElement()), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] field = line.split(";", -1);
                models.computeIfAbsent(field[SESSION], session -> new HashSet<>())
                        .add(field[MODEL]);
                clicks++;
            }
        }
        return new ClothingShop(clicks, models);
    }

    Set<String> models() {
        var all = new HashSet<String>();
        modelsOfSession.values().forEach(all::addAll);
        return all;
    }

    boolean sawTogether(String model, List<String> others) {
        var seen = new HashSet<String>();
        modelsOfSession.values().stream()
                .filter(models -> models.contains(model))
                .forEach(seen::addAll);
        return seen.containsAll(others);
    }
}
