package dev.sapando.ops.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.settings.InvalidSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final List<String> story = new ArrayList<>();

    @Test
    void services_stop_in_reverse() {
        try (var life = new Lifecycle()) {
            life.start(service("broker"));
            life.start(service("ingest"));
        }
        assertThat(story).containsExactly("broker starts", "ingest starts", "ingest stops", "broker stops");
    }

    @Test
    void a_failed_start_stops_what_runs_and_says_why() {
        var life = new Lifecycle();
        life.start(service("broker"));
        assertThatThrownBy(() -> life.start(failing("ingest", new StartFailure("port 8080 is taken"))))
                .hasMessage("port 8080 is taken");
        assertThat(story).containsExactly("broker starts", "ingest stops", "broker stops");
    }

    @Test
    void one_service_that_fails_to_stop_does_not_keep_the_others_running() {
        var life = new Lifecycle();
        life.start(service("broker"));
        life.start(new Named("ingest") {
            @Override
            public void close() {
                throw new IllegalStateException("stuck");
            }
        });
        life.close();
        assertThat(story).contains("broker stops");
    }

    @Test
    void what_a_person_can_mend_becomes_a_line_and_an_exit_status() {
        assertThat(ServiceMain.guarded(() -> {
                    throw new StartFailure("port 8080 is taken");
                }))
                .isEqualTo(ServiceMain.FAILED);
        assertThat(ServiceMain.guarded(() -> {
                    throw new InvalidSettings(List.of("COLLECTOR_PORT=x is not a port"));
                }))
                .isEqualTo(ServiceMain.USAGE);
        assertThat(ServiceMain.guarded(() -> 0)).isZero();
    }

    @Test
    void health_lists_only_complaints() {
        var health = new Health()
                .check("kafka", Optional::empty)
                .check("stream", () -> Optional.of("the stream is rebalancing"));
        assertThat(health.complaints()).containsExactly(java.util.Map.entry("stream", "the stream is rebalancing"));
    }

    private Service service(String name) {
        return new Named(name);
    }

    private Service failing(String name, RuntimeException failure) {
        return new Named(name) {
            @Override
            public void start() {
                throw failure;
            }
        };
    }

    private class Named implements Service {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start() {
            story.add(name + " starts");
        }

        @Override
        public void close() {
            story.add(name + " stops");
        }
    }
}
