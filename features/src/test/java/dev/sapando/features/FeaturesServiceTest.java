package dev.sapando.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesServiceTest {
    @Test
    void a_taken_port_ends_the_start_in_a_sentence_that_names_the_setting(@TempDir Path folder) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var service = service(taken.getLocalPort(), folder)) {
            assertThatThrownBy(service::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContainingAll(Integer.toString(taken.getLocalPort()), "FEATURES_ADMIN_PORT");
        }
    }

    @Test
    void a_state_folder_that_cannot_be_made_ends_the_start_likewise(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (var service = service(0, file.resolve("state"))) {
            assertThatThrownBy(service::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContainingAll(file.toString(), "STATE_DIR");
        }
    }

    @Test
    void closing_what_never_started_is_harmless(@TempDir Path folder) {
        var service = service(0, folder);
        service.close();
        service.close();
        assertThat(service.name()).isEqualTo("features");
    }

    private static FeaturesService service(int port, Path state) {
        return new FeaturesService(FeaturesSettings.from(
                Settings.of(Map.of("FEATURES_ADMIN_PORT", Integer.toString(port), "STATE_DIR", state.toString()))));
    }
}
