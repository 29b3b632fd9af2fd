package dev.sapando.ops.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ServiceMainTest {
    @Test
    void a_service_that_has_ended_ends_the_process_with_its_reason() {
        var service = new Mortal();
        var told = new ByteArrayOutputStream();
        PrintStream before = System.err;
        int status;
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            status = ServiceMain.run(() -> service);
        } finally {
            System.setErr(before);
        }

        assertThat(status).isEqualTo(ServiceMain.FAILED);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("mortal has ended: its thread met a bug");
        assertThat(service.closed).isTrue();
    }

    private static final class Mortal implements Service {
        private final CompletableFuture<String> ended = new CompletableFuture<>();
        private boolean closed;

        @Override
        public String name() {
            return "mortal";
        }

        @Override
        public void start() {
            ended.complete("its thread met a bug");
        }

        @Override
        public CompletableFuture<String> ended() {
            return ended;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
