package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.rule.Rules;
import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.answer.AnswerSettings;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Freshness;
import dev.sapando.monitoring.answer.ItemCategories;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.people.People;
import dev.sapando.schema.Event;
import dev.sapando.schema.Outcome;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written past verification may say that it happened at any time to come: it moves nothing, and nothing waits for it. */
class FarFutureTest {
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int GARBAGE = 200;
    private static final List<String> VISITORS = List.of("ana", "ben", "nobody");
    private static final List<String> TYPES = List.of("product_view", "purchase", "unknown", "no type at all");

    private final Shop shop = new Shop();
    private final List<Consumer<Flow>> truth = truth();
    private final Flow flow = new Flow();
    private final Flow undisturbed = new Flow();
    private int refused;

    @AfterEach
    void close() {
        flow.close();
        undisturbed.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_is_said_of_the_far_future_true_events_beside_it_count_as_before(long seed) {
        var random = new Random(seed);
        truth.forEach(step -> step.accept(undisturbed));
        var all = new ArrayList<>(truth);
        IntStream.range(0, GARBAGE).forEach(i -> all.add(garbage(random)));
        Collections.shuffle(all, random);

        for (Consumer<Flow> step : all) {
            step.accept(flow);
            assertThat(flow.cells().asOf().orElse(Shop.NOW)).isBeforeOrEqualTo(Shop.NOW);
        }

        assertThat(flow.values()).isEqualTo(undisturbed.values());
        assertThat(flow.cells().asOf()).isEqualTo(undisturbed.cells().asOf());
        Instant settled = Shop.NOW.plus(SETTLING).plus(Duration.ofMinutes(2));
        assertThat(answers(settled).today()).isEqualTo("2024-03-15");
        for (Instant later : List.of(settled, settled.plus(WEEK), Instant.parse("9999-12-31T23:59:59Z"))) {
            assertThat(answers(later).unaccounted()).as("at " + later).isZero();
        }
    }

    @Test
    void a_minute_that_may_be_verifications_own_is_unaccounted_for_a_week_and_no_longer() {
        flow.collected(shop.view("ana", ago(0)), Shop.NOW)
                .outcome(new Outcome(Shop.NOW.plus(Duration.ofMinutes(59)), 0, "purchase", 3L, 2L, 1L, null));
        assertThat(flow.cells().balance().oldestOpen()).isPresent();

        flow.waiting(WEEK.plusHours(2));

        assertThat(flow.cells().balance().oldestOpen()).isEmpty();
        assertThat(flow.stored("minute-totals")).isZero();
    }

    @Test
    void what_verification_passes_on_at_the_utmost_is_counted() {
        Event utmost = shop.view("ana", Shop.NOW.plus(Duration.ofMinutes(5)));
        Event beyond = shop.view("ana", Shop.NOW.plus(Duration.ofMinutes(5)).plusMillis(1));
        assertThat(Rules.firstViolation(utmost, Shop.NOW)).isEmpty();
        assertThat(Rules.firstViolation(beyond, Shop.NOW)).isPresent();

        flow.verified(utmost, Shop.NOW);

        assertThat(flow.cells().asOf()).contains(utmost.getOccurredAt());
    }

    @Test
    void what_is_ahead_of_its_arrival_is_told() {
        flow.verified(shop.view("ana", Shop.NOW.plus(Duration.ofDays(1))), Shop.NOW)
                .session(Shop.session("ana", "s-1", Shop.NOW.plus(Duration.ofDays(1)), 1, 0, 0, 0), Shop.NOW);

        assertThat(flow.values()).isEmpty();
        assertThat(flow.skipped(Topics.EVENTS_VERIFIED)).isOne();
        assertThat(flow.skipped(Topics.FEATURES_SESSIONS)).isOne();
    }

    @Test
    void somebody_is_forgotten_whenever_that_is_said_to_have_happened() {
        flow.verified(shop.view("ana", ago(1)));

        flow.verified(shop.erasure("ana", Shop.NOW.plus(Duration.ofDays(36_500))), Shop.NOW);

        assertThat(flow.values()).isEmpty();
        assertThat(flow.cells().asOf()).contains(ago(1));
    }

    /** Two visitors of today and before; whatever is collected finds its end. */
    private List<Consumer<Flow>> truth() {
        Event view = shop.view("ana", ago(0));
        return List.of(
                to -> to.verified(shop.viewFrom("email", "ana", ago(30))),
                to -> to.verified(view),
                to -> to.verified(shop.purchase("ana", ago(2), line("coat", 1, "79.90", null))),
                to -> to.verified(shop.view("ben", ago(399))),
                to -> to.verified(shop.view("ben", ago(1))),
                to -> to.session(Shop.session("ana", "s-1", ago(2), 1, 1, 1, 1)),
                to -> to.served(Shop.served("ben", ago(1), "r-1", "treatment", 4)),
                to -> to.collected(view, Shop.NOW),
                to -> to.outcome(new Outcome(Shop.NOW, 0, "product_view", 1L, 0L, 0L, null)));
    }

    private Consumer<Flow> garbage(Random random) {
        Instant at = Shop.NOW.plus(farAhead(random));
        String visitor = VISITORS.get(random.nextInt(VISITORS.size()));
        return switch (random.nextInt(5)) {
            case 0 -> to -> to.verified(shop.view(visitor, at), Shop.NOW);
            case 1 -> {
                Event purchase = shop.purchase(visitor, at, line("coat", 1, "5", "r-1"));
                yield to -> to.verified(purchase, Shop.NOW);
            }
            case 2 -> to -> to.session(Shop.session(visitor, "s-" + at, at, 1, 0, 0, 0), Shop.NOW);
            case 3 -> collectedAndRefused(visitor, at);
            default -> {
                var outcome = new Outcome(
                        at,
                        random.nextInt(),
                        TYPES.get(random.nextInt(TYPES.size())),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong(),
                        null);
                yield to -> to.outcome(outcome);
            }
        };
    }

    /** It counts as one of today would in its place: by the minute in which it arrives, and is refused. */
    private Consumer<Flow> collectedAndRefused(String visitor, Instant at) {
        Instant minute = Shop.NOW.minus(Duration.ofMinutes(++refused));
        var end = new Outcome(minute, 0, "product_view", 0L, 0L, 1L, null);
        undisturbed.collected(shop.view(visitor, ago(0)), minute).outcome(end);
        return to -> to.collected(shop.view(visitor, at), minute).outcome(end);
    }

    /** From just beyond what clocks may differ, on every scale, to the last instant that a record can say. */
    private static Duration farAhead(Random random) {
        long millis = Duration.ofMinutes(61).toMillis();
        long scale = 1L << random.nextInt(62);
        long ahead = millis + (random.nextLong() & (scale - 1));
        return Duration.ofMillis(Math.min(ahead, Long.MAX_VALUE - Shop.NOW.toEpochMilli()));
    }

    private Answers answers(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Answers(
                Catalogue.load(),
                flow.cells(),
                new People(),
                new ItemCategories(),
                new Freshness(clock, OptionalDouble::empty),
                clock,
                new AnswerSettings(
                        ZoneId.of("UTC"),
                        DayOfWeek.MONDAY,
                        SETTLING,
                        3,
                        EffectSettings.AS_SHIPPED,
                        Assumptions.AS_SHIPPED));
    }
}
