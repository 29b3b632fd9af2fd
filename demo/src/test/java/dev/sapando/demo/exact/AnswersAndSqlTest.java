package dev.sapando.demo.exact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.exact.RandomPast.Kind;
import dev.sapando.demo.exact.RandomPast.Step;
import dev.sapando.ingest.keep.Archives;
import dev.sapando.monitoring.reference.Calendar;
import dev.sapando.monitoring.reference.Question;
import dev.sapando.monitoring.reference.Span;
import dev.sapando.monitoring.reference.WholeStory;
import dev.sapando.schema.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/**
 * Whatever happened, in whatever order it is told, with copies of it, and wherever the business is: what monitoring answers of what
 * verification let through and features made sessions of, and what SQL says of the archive, is what a plain reading says.
 */
class AnswersAndSqlTest {
    private static final String SEED = "20240407";
    private static final Span SPAN = new Span(LocalDate.parse("2024-02-20"), LocalDate.parse("2024-04-20"));
    private static final List<String> LABELS =
            List.of("channel", "campaign", "platform", "arm", "placement", "position");
    private static final int DAY = 24 * 60;

    @Property(seed = SEED, tries = 12)
    void answers_and_sql_are_what_a_plain_reading_says(
            @ForAll @Size(min = 40, max = 80) List<@From("steps") Step> steps,
            @ForAll long order,
            @ForAll @From("zones") ZoneId zone,
            @ForAll DayOfWeek weekStart)
            throws Exception {
        var past = new RandomPast(steps);
        Path archive = Files.createTempDirectory("archive");
        try (var pipeline = new InOneThread(zone, RandomPast.NOW)) {
            past.served.forEach(pipeline::serve);
            past.spend.forEach(pipeline::spend);
            List<Event> arrivals = arrivals(past.events, new Random(order));
            WholeStory whole = past.whole(new Calendar(zone, weekStart), arrivals);
            arrivals.forEach(pipeline::collect);
            assertThat(pipeline.rejected()).isEmpty();
            assertThat(pipeline.stored()).hasSameSizeAs(past.events);

            var answers = new Asked(zone, weekStart, RandomPast.NOW, pipeline);
            for (Question question : Question.all(whole, SPAN, LABELS)) {
                assertThat(answers.sheet(question, SPAN).lines())
                        .as(zone + " " + question.query(SPAN))
                        .isEqualTo(question.expected().lines());
            }
            Archives.of(archive, pipeline.stored(), past.spend, past.served, RandomPast.NOW, zone, state -> {
                var archived = new Archived(archive, zone);
                for (SqlQuestion question : SqlQuestion.all(whole, SPAN)) {
                    assertThat(archived.sheet(question.sql()).lines())
                            .as(zone + " " + state + " " + question.sql())
                            .isEqualTo(question.expected().lines());
                }
            });
        } finally {
            delete(archive);
        }
    }

    /** In disorder, and every third one twice or three times: at once, or much later. */
    private static List<Event> arrivals(List<Event> events, Random random) {
        var arrivals = new ArrayList<>(events);
        for (Event event : events) {
            for (int copies = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0; copies > 0; copies--) {
                arrivals.add(Event.newBuilder(event).build());
            }
        }
        Collections.shuffle(arrivals, random);
        return arrivals;
    }

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, Kind.VIEW),
                                Tuple.of(2, Kind.CART),
                                Tuple.of(1, Kind.CHECKOUT),
                                Tuple.of(5, Kind.PURCHASE),
                                Tuple.of(2, Kind.MORE),
                                Tuple.of(2, Kind.REFUND),
                                Tuple.of(1, Kind.BOT),
                                Tuple.of(1, Kind.NO_CONSENT),
                                Tuple.of(6, Kind.SERVED),
                                Tuple.of(5, Kind.SEEN),
                                Tuple.of(5, Kind.CLICKED),
                                Tuple.of(2, Kind.SPENT)),
                        Arbitraries.integers().between(0, 5),
                        minutes(),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 1), Tuple.of(1, 2)))
                .as(Step::new);
    }

    /** Any; or of a few evenings, by quarters of an hour: sessions that just meet, and that see midnight. */
    private static Arbitrary<Integer> minutes() {
        Arbitrary<Integer> evenings = Combinators.combine(
                        Arbitraries.of(0, 1, 8, 33, 34, 40),
                        Arbitraries.integers().between(0, 15))
                .as((day, quarter) -> day * DAY + 21 * 60 + quarter * 15);
        return Arbitraries.oneOf(Arbitraries.integers().between(0, RandomPast.DAYS * DAY - 1), evenings);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Berlin", "Pacific/Auckland").map(ZoneId::of);
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
