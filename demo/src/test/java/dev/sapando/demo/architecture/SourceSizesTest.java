package dev.sapando.demo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceSizesTest {
    private static final List<String> MODULES =
            List.of("event-schema", "ops", "ingest", "ingest/client", "features", "serving", "monitoring", "demo");

    @Test
    void no_file_is_longer_than_250_lines() throws IOException {
        Map<Path, Long> sizes = sizes("src");
        assertThat(sizes).isNotEmpty();
        assertThat(sizes).allSatisfy((file, lines) -> assertThat(lines).isLessThanOrEqualTo(250));
    }

    @Test
    void half_of_the_files_have_at_most_60_lines() throws IOException {
        List<Long> sizes = sizes("src/main/java").values().stream().sorted().toList();
        assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(60);
    }

    private static Map<Path, Long> sizes(String under) throws IOException {
        Path root = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
        var sizes = new TreeMap<Path, Long>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve(under))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    try (Stream<String> lines = Files.lines(file)) {
                        sizes.put(root.relativize(file), lines.count());
                    }
                }
            }
        }
        return sizes;
    }
}
