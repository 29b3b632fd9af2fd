package dev.sapando.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.run.Service;
import dev.sapando.ops.run.StartFailure;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

    @Test
    void services_start_at_the_same_time_and_stop_last_first() {
        var everybodyIsStarting = new CyclicBarrier(2);
        var together = new Together(List.of(
                service("ingest", () -> meet(everybodyIsStarting)),
                service("features", () -> meet(everybodyIsStarting))));
        together.start();
        together.close();
        assertThat(told).containsExactly("features stopped", "ingest stopped");
    }

    @Test
    void the_first_failure_is_told_as_it_is_and_everybody_can_be_stopped() {
        var together = new Together(List.of(
                service("ingest", () -> {
                    throw new StartFailure("port 8080 is taken; set COLLECTOR_PORT to another one");
                }),
                service("features", () -> told.add("features started"))));
        assertThatThrownBy(together::start)
                .isInstanceOf(StartFailure.class)
                .hasMessage("port 8080 is taken; set COLLECTOR_PORT to another one");
        together.close();
        assertThat(told).containsExactly("features started", "features stopped", "ingest stopped");
    }

    @Test
    void one_that_fails_to_stop_does_not_keep_the_others_running() {
        var together = new Together(List.of(
                service("ingest", () -> {}), stuck("features"), service("serving", () -> {}), stuck("monitoring")));
        assertThatThrownBy(together::close)
                .hasRootCauseMessage("monitoring is stuck")
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().satisfies(other -> assertThat(other)
                        .hasRootCauseMessage("features is stuck")));
        assertThat(told).containsExactly("serving stopped", "ingest stopped");
    }

    @Test
    void an_interrupted_start_interrupts_whoever_is_starting() {
        var together = new Together(List.of(service("ingest", () -> meet(new CyclicBarrier(2)))));
        Thread.currentThread().interrupt();
        assertThatThrownBy(together::start).isInstanceOf(StartFailure.class).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Service stuck(String name) {
        return new Service() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void start() {}

            @Override
            public void close() {
                throw new IllegalStateException(name + " is stuck");
            }
        };
    }

    private Service service(String name, Runnable start) {
        return new Service() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void start() {
                start.run();
            }

            @Override
            public void close() {
                told.add(name + " stopped");
            }
        };
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
