package dev.sapando.ingest.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TopologyTest {
    @Test
    void the_topology_is_the_approved_one() throws IOException {
        try (InputStream approved = getClass().getResourceAsStream("/verification.topology.txt")) {
            assertThat(new VerificationTopology(StreamRig.MEMORY, new SimpleMeterRegistry())
                            .get()
                            .describe()
                            .toString()
                            .strip())
                    .isEqualTo(new String(Objects.requireNonNull(approved).readAllBytes(), StandardCharsets.UTF_8)
                            .strip());
        }
    }
}
