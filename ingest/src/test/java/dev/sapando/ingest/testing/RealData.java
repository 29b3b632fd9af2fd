package dev.sapando.ingest.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The real data beside the checkout; a test that needs it is skipped, in words, where it is absent. */
public final class RealData {
    private RealData() {}

    public static Path file(String name) {
        Path file = folder().resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> "skipped: " + file.toAbsolutePath().normalize()
                        + " is missing; put the real data there or set SAPANDO_TEST_DATA");
        return file;
    }

    private static Path folder() {
        @Nullable String set = System.getenv("SAPANDO_TEST_DATA");
        if (set != null) {
            return Path.of(set);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path beside = at.resolve("shared/data");
            if (Files.isDirectory(beside)) {
                return beside;
            }
        }
        return Path.of("../../shared/data");
    }
}
