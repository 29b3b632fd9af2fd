package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.RandomStory.Kind;
import dev.sapando.monitoring.RandomStory.Step;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.readback.AnsweredSheet;
import dev.sapando.monitoring.reference.Calendar;
import dev.sapando.monitoring.reference.Question;
import dev.sapando.monitoring.reference.Span;
import dev.sapando.monitoring.reference.WholeStory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Whatever happened, in whatever order it is told and wherever the business is: every answer is that of a plain reading. */
class PlainReadingTest {
    private static final String SEED = "20240331";
    private static final LocalDate EARLIEST = LocalDate.parse("2024-02-20");
    private static final int DAYS = 60;
    private static final List<String> LABELS =
            List.of("channel", "campaign", "platform", "arm", "visitor", "customer", "placement", "position");

    @Property(seed = SEED, tries = 60)
    void every_answer_is_that_of_a_plain_reading(
            @ForAll @Size(min = 1, max = 40) List<@From("steps") Step> steps,
            @ForAll long order,
            @ForAll @From("zones") ZoneId zone,
            @ForAll DayOfWeek weekStart,
            @ForAll @From("spans") Span span) {
        var story = new RandomStory(steps);
        WholeStory whole = story.whole(new Calendar(zone, weekStart));
        try (var flow = new Flow(400, zone, Map.of())) {
            story.into(flow, whole, order);
            Answers answers = Asking.in(zone, weekStart, flow.cells(), flow.people());

            for (Question question : Question.all(whole, span, LABELS)) {
                assertThat(AnsweredSheet.of(answers, question, span).lines())
                        .as(question.query(span))
                        .isEqualTo(question.expected().lines());
            }
        }
    }

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, Kind.VIEW),
                                Tuple.of(2, Kind.CART),
                                Tuple.of(5, Kind.PURCHASE),
                                Tuple.of(2, Kind.MORE),
                                Tuple.of(2, Kind.REFUND),
                                Tuple.of(1, Kind.BOT),
                                Tuple.of(1, Kind.NO_CONSENT),
                                Tuple.of(3, Kind.SERVED),
                                Tuple.of(2, Kind.SEEN),
                                Tuple.of(2, Kind.CLICKED),
                                Tuple.of(1, Kind.SPENT)),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, RandomStory.MINUTES),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 4))
                .as(Step::new);
    }

    /** All of it, or some of its days: what a question leaves out must not decide what it finds. */
    @Provide
    Arbitrary<Span> spans() {
        Arbitrary<Span> some = Combinators.combine(
                        Arbitraries.integers().between(0, DAYS - 1),
                        Arbitraries.integers().between(0, DAYS - 1))
                .as((one, other) ->
                        new Span(EARLIEST.plusDays(Math.min(one, other)), EARLIEST.plusDays(Math.max(one, other))));
        return Arbitraries.oneOf(Arbitraries.just(new Span(EARLIEST, EARLIEST.plusDays(DAYS))), some);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Berlin", "Pacific/Auckland").map(ZoneId::of);
    }
}
