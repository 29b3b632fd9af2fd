package dev.sapando.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop's back end is written in Scala: its source is compiled here, by Scala's own compiler, and run. */
class ScalaBackEndTest {
    private static final Path SOURCE = Path.of("src/test/scala/ScalaBackEnd.scala");

    @Test
    void a_scala_back_end_uses_the_client_unchanged(@TempDir Path classes) throws Exception {
        compile(classes);
        try (var collector = new ScriptedCollector()) {
            List<String> said = run(classes, collector.uri());

            assertThat(said).containsExactly("accepted 3", "rejected type_unknown", "left 0");
            List<JsonNode> events = collector.requests.stream()
                    .flatMap(request -> request.events().stream())
                    .toList();
            assertThat(events)
                    .extracting(event -> event.path("type").asText())
                    .containsExactly("product_view", "scroll", "purchase", "bad");
            assertThat(events.get(1).path("depthPercent").isInt()).isTrue();
            assertThat(events.get(2).path("lines").path(0).path("unitPrice").asText())
                    .isEqualTo("79.90");
            assertThat(events.get(2).path("basketValue").decimalValue()).isEqualTo("159.80");
        }
    }

    private static void compile(Path into) {
        var reporter = dotty.tools.dotc.Main.process(new String[] {
            "-classpath", System.getProperty("java.class.path"), "-d", into.toString(), "-Werror", SOURCE.toString()
        });
        assertThat(reporter.hasErrors()).as(reporter.summary()).isFalse();
    }

    private static List<String> run(Path classes, URI collector) throws IOException, ReflectiveOperationException {
        try (var loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, ScalaBackEndTest.class.getClassLoader())) {
            Object said = loader.loadClass("shop.ScalaBackEnd")
                    .getMethod("sellSomething", URI.class)
                    .invoke(null, collector);
            return List.of(((String) said).split("\n"));
        }
    }
}
