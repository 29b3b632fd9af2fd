package dev.sapando.demo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Services meet at topics and share no code but the kit's, which knows no Streams: what two of them need of it stands twice. */
class SameInBothTest {
    @Test
    void stores_are_scrubbed_in_features_as_in_monitoring() throws IOException {
        Map<String, String> features = sources("features");
        assertThat(features).containsKeys("ScrubbedStore.java", "Scrubbing.java", "SmallManifests.java");
        assertThat(sources("monitoring")).isEqualTo(features);
    }

    /** By file, as they would be if the module had no name. */
    private static Map<String, String> sources(String module) throws IOException {
        Path folder = Path.of("..", module, "src/main/java/dev/sapando", module, "disk");
        var sources = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> sources.put(file.getFileName().toString(), text(file, module)));
        }
        return sources;
    }

    private static String text(Path file, String module) {
        try {
            return Files.readString(file).replace("dev.sapando." + module + ".", "dev.sapando.MODULE.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
