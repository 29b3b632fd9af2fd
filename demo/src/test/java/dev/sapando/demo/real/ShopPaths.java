package dev.sapando.demo.real;

import dev.sapando.monitoring.reference.Deed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Retentioneering's shop paths, read by this test alone: by plain splitting at commas. A line that stands there twice is one. */
public record ShopPaths(List<String> lines) {
    private static final Set<String> SAME_NAME = Set.of("product_view", "add_to_cart", "search", "purchase");
    private static final Map<String, String> OTHER_NAME = Map.of("shipping_details", "checkout_started");

    public static ShopPaths read(Path file) throws IOException {
        List<String> all = Files.readAllLines(file);
        return new ShopPaths(all.subList(1, all.size()));
    }

    public List<String> distinct() {
        return lines.stream().distinct().toList();
    }

    long sessions() {
        return lines.stream().map(line -> line.split(",", -1)[1]).distinct().count();
    }

    public List<Deed> deeds() {
        return distinct().stream().map(ShopPaths::deed).toList();
    }

    private static Deed deed(String line) {
        String[] column = line.split(",", -1);
        String happened = column[2];
        return new Deed(
                line,
                SAME_NAME.contains(happened) ? happened : OTHER_NAME.getOrDefault(happened, "page_view"),
                Instant.parse(column[3].replace(' ', 'T') + "Z"),
                column[0],
                null,
                column[1],
                column[5],
                null,
                column[4],
                false,
                true,
                "XXX",
                // articles and prices are not told
                happened.equals("purchase") ? List.of(new Deed.Line(1, null)) : List.of());
    }
}
