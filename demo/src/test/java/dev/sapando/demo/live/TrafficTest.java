package dev.sapando.demo.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.demo.shop.Ask;
import dev.sapando.demo.shop.Pipeline;
import dev.sapando.demo.shop.PipelineFailure;
import dev.sapando.demo.shop.Recommendations;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.shop.SimulatedShop;
import dev.sapando.demo.shop.Verdicts;
import dev.sapando.ops.run.StartFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TrafficTest {
    private static final Instant NOW = Instant.parse("2024-03-14T12:00:00Z");
    private static final ShopSettings SMALL =
            ShopSettings.DEFAULT.withDays(1).withItems(100).withHistoryEvents(100);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(printed, true, StandardCharsets.UTF_8), false);

    @Test
    void a_shop_that_breaks_while_it_is_live_ends_the_command_with_a_line() {
        Traffic traffic = traffic(new Taking() {
            @Override
            public Recommendations recommend(Ask ask) {
                if (ask.at() == null) {
                    throw new AssertionError("a fault\nof the shop");
                }
                return super.recommend(ask);
            }
        });
        assertThatThrownBy(() -> run(traffic, Optional.empty()))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("the simulated shop stopped: ")
                .hasMessageEndingWith("a fault of the shop");
        assertThat(traffic.isOver()).isTrue();
    }

    @Test
    void a_history_that_breaks_by_an_error_ends_the_command_with_a_line() {
        Traffic traffic = traffic(new Taking() {
            @Override
            public Recommendations recommend(Ask ask) {
                throw new NoClassDefFoundError("Gone");
            }
        });
        assertThatThrownBy(() -> run(traffic, Optional.empty()))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("the shop's history did not go through: ")
                .hasMessageContaining("Gone");
    }

    @Test
    void what_the_pipeline_says_is_told_as_it_says_it() {
        Traffic traffic = traffic(new Taking() {
            @Override
            public void catalogue(List<String> items) {
                throw new PipelineFailure("no connection to localhost:8080");
            }
        });
        assertThatThrownBy(() -> run(traffic, Optional.of(Duration.ofMinutes(1))))
                .hasMessage("the shop's history did not go through: no connection to localhost:8080");
    }

    @Test
    void a_shop_that_is_well_ends_after_its_time_with_0() {
        assertThat(run(traffic(new Taking()), Optional.of(Duration.ofMillis(200))))
                .isZero();
        assertThat(told())
                .containsPattern("(?m)^history █+ 100 %")
                .containsPattern("(?m)^live=\\d+s sent=[1-9]\\d* accepted=[1-9]\\d* refused=0$")
                .containsPattern("The shop has stopped\\. [1-9][0-9,]* events were sent, .* accepted, 0 refused\n$");
    }

    @Test
    void who_stops_it_is_told_so_at_once_and_its_sums_at_the_end() {
        Traffic traffic = traffic(new Taking());
        var open = new OpenShop(traffic, terminal);
        traffic.start();
        open.stop();
        assertThat(told().lines()).contains("Stopping ...").last().asString().startsWith("The shop has stopped. ");
    }

    @Test
    void a_past_that_is_there_already_is_not_lived_through_again() {
        var askedAt = new ConcurrentLinkedQueue<Optional<Instant>>();
        Traffic traffic = traffic(
                new Taking() {
                    @Override
                    public Recommendations recommend(Ask ask) {
                        askedAt.add(Optional.ofNullable(ask.at()));
                        return super.recommend(ask);
                    }
                },
                false);
        run(traffic, Optional.of(Duration.ofSeconds(1)));
        assertThat(askedAt).isNotEmpty().allMatch(Optional::isEmpty);
    }

    private String told() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private int run(Traffic traffic, Optional<Duration> limit) {
        return new OpenShop(traffic, terminal).run(limit);
    }

    private Traffic traffic(Pipeline pipeline) {
        return traffic(pipeline, true);
    }

    private Traffic traffic(Pipeline pipeline, boolean past) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new Traffic(new SimulatedShop(SMALL, pipeline), past, new HistoryProgress(terminal, clock), clock);
    }

    /** A pipeline that takes everything. */
    private static class Taking implements Pipeline {
        @Override
        public Verdicts send(List<String> events) {
            return new Verdicts(events.size(), Map.of());
        }

        @Override
        public Recommendations recommend(Ask ask) {
            return new Recommendations("r-1", "control", "any", List.of());
        }

        @Override
        public void catalogue(List<String> items) {}

        @Override
        public void spend(List<String> spend) {}
    }
}
