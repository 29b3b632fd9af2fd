package dev.sapando.demo.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Where the real files are: {@code SAPANDO_TEST_DATA}, or a folder {@code shared/data} beside the checkout. */
public final class RealData {
    private RealData() {}

    public static Path require(String file) {
        Path found = find(file);
        Assumptions.assumeTrue(
                found != null,
                "skipped: the real data file " + file + " is neither in SAPANDO_TEST_DATA nor in ../shared/data");
        return Objects.requireNonNull(found);
    }

    private static @Nullable Path find(String file) {
        String given = System.getenv("SAPANDO_TEST_DATA");
        if (given != null) {
            Path path = Path.of(given, file);
            return Files.isRegularFile(path) ? path : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path path = at.resolve("shared/data").resolve(file);
            if (Files.isRegularFile(path)) {
                return path;
            }
        }
        return null;
    }
}
