package dev.sapando.monitoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The page on the metrics is as it would be written today. After a change of the catalogue: {@code mvn -pl monitoring -am test
 * -Dtest=MetricsDocumentationTest -Dregenerate=true -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class MetricsDocumentationTest {
    private static final Path PAGE = Path.of("METRICS.md");

    @Test
    void the_page_is_what_the_catalogue_says() throws IOException {
        String text = MetricsPage.of(Catalogue.load());
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(PAGE, text);
        }
        assertThat(PAGE).as("stale; write it again with -Dregenerate=true").exists();
        assertThat(Files.readString(PAGE))
                .as(PAGE + " is stale; write it again with -Dregenerate=true")
                .isEqualTo(text);
    }
}
