package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Whoever changes the topology's shape changes the approved one too, and thinks of the state that is out there. */
class TopologyTest {
    private static final Path APPROVED = Path.of("src/test/resources/sapando-monitoring.topology.txt");

    @Test
    void the_topology_is_the_approved_one() throws IOException {
        String described = new MonitoringTopology(
                        ZoneId.of("UTC"), 400, Duration.ofHours(24), new SimpleMeterRegistry(), p -> 0)
                .get()
                .describe()
                .toString();

        assertThat(described).isEqualToNormalizingNewlines(Files.readString(APPROVED));
    }

    @Test
    void every_internal_topic_has_a_name_of_ours() {
        String described = new MonitoringTopology(
                        ZoneId.of("UTC"), 400, Duration.ofHours(24), new SimpleMeterRegistry(), p -> 0)
                .get()
                .describe()
                .toString();

        assertThat(described).doesNotContain("KSTREAM-").doesNotContain("KTABLE-");
    }
}
