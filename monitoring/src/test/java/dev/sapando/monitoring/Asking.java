package dev.sapando.monitoring;

import dev.sapando.monitoring.answer.AnswerSettings;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.answer.Freshness;
import dev.sapando.monitoring.answer.ItemCategories;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.people.People;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalDouble;

/** Answers as a test wants them, of what is in cells and histories. */
public final class Asking {
    /** The defaults in UTC, but for few values of a label. */
    public static final AnswerSettings SETTINGS = new AnswerSettings(
            ZoneId.of("UTC"),
            DayOfWeek.MONDAY,
            Duration.ofSeconds(60),
            3,
            EffectSettings.AS_SHIPPED,
            Assumptions.AS_SHIPPED);

    private Asking() {}

    /** Where it is {@code now}, with {@link #SETTINGS}. */
    public static Answers at(Instant now, Cells cells, People people) {
        return at(now, cells, people, SETTINGS);
    }

    /** At the tests' own moment, where a business is, with many values of a label. */
    static Answers in(ZoneId zone, DayOfWeek weekStart, Cells cells, People people) {
        return at(
                Shop.NOW,
                cells,
                people,
                new AnswerSettings(
                        zone,
                        weekStart,
                        Duration.ofSeconds(60),
                        100,
                        EffectSettings.AS_SHIPPED,
                        Assumptions.AS_SHIPPED));
    }

    public static Answers at(Instant now, Cells cells, People people, AnswerSettings settings) {
        return at(now, cells, people, new ItemCategories(), settings);
    }

    static Answers at(Instant now, Cells cells, People people, ItemCategories items, AnswerSettings settings) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Answers(
                Catalogue.load(), cells, people, items, new Freshness(clock, OptionalDouble::empty), clock, settings);
    }
}
