package dev.sapando.features;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Real data that may not be copied into the project: {@code $SAPANDO_TEST_DATA}, or {@code shared/data} beside a folder above. */
final class TestData {
    private TestData() {}

    /** Skips the test, in words, where the file is not there. */
    static Path require(String file) {
        Optional<Path> found = folders()
                .map(folder -> folder.resolve(file))
                .filter(Files::exists)
                .findFirst();
        Assumptions.assumeTrue(
                found.isPresent(),
                file + " is in neither $SAPANDO_TEST_DATA nor a shared/data above the working directory");
        return found.orElseThrow();
    }

    private static Stream<Path> folders() {
        Stream<Path> above = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared").resolve("data"));
        return Stream.concat(
                Stream.ofNullable(System.getenv("SAPANDO_TEST_DATA")).map(Path::of), above);
    }
}
