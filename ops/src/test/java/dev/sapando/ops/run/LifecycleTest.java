package dev.sapando.ops.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import dev.sapando.ops.settings.InvalidSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
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
    void a_start_that_was_interrupted_stops_in_order_and_leaves_the_interrupt() {
        var life = new Lifecycle();
        life.start(new Named("broker") {
            @Override
            public void close() {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                story.add("broker stops");
            }
        });
        assertThatThrownBy(() -> life.start(new Named("ingest") {
                    @Override
                    public void start() {
                        Thread.currentThread().interrupt();
                        throw new StartFailure("interrupted");
                    }
                }))
                .hasMessage("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(story).contains("broker stops");
    }

    @Test
    void nothing_starts_after_a_close() {
        var life = new Lifecycle();
        life.close();
        assertThatThrownBy(() -> life.start(service("broker")))
                .isInstanceOf(StartFailure.class)
                .hasMessage("stopped while starting");
        assertThat(story).isEmpty();
    }

    @Test
    void a_close_does_not_wait_for_a_start_that_would_go_on_for_ever() throws Exception {
        var life = new Lifecycle();
        life.start(service("broker"));
        var underWay = new CountDownLatch(1);
        CompletableFuture<?> start = CompletableFuture.runAsync(() -> life.start(new Named("ingest") {
            @Override
            public void start() {
                underWay.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new StartFailure("interrupted", e);
                }
            }
        }));
        underWay.await();
        assertThat(CompletableFuture.runAsync(life::close)).succeedsWithin(Duration.ofSeconds(2));
        assertThat(story).containsExactly("broker starts", "ingest stops", "broker stops");
        assertThat(start)
                .failsWithin(Duration.ofSeconds(2))
                .withThrowableOfType(ExecutionException.class)
                .extracting(Throwable::getCause, THROWABLE)
                .isInstanceOf(StartFailure.class)
                .hasMessage("stopped while starting");
    }

    @Test
    void a_start_that_heeds_nothing_keeps_no_close_waiting_for_ten_seconds() throws Exception {
        var life = new Lifecycle();
        life.start(service("broker"));
        var underWay = new CountDownLatch(1);
        var end = new CompletableFuture<Void>();
        var hanging = new Named("ingest") {
            @Override
            public synchronized void start() {
                underWay.countDown();
                end.join();
            }

            @Override
            public synchronized void close() {
                super.close();
            }
        };
        var start =
                new Thread(() -> assertThatThrownBy(() -> life.start(hanging)).hasMessage("stopped while starting"));
        start.start();
        underWay.await();
        assertThat(CompletableFuture.runAsync(life::close)).succeedsWithin(Duration.ofSeconds(9));
        assertThat(story).containsExactly("broker starts", "broker stops");
        end.complete(null);
        start.join();
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
