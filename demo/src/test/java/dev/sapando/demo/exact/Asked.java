package dev.sapando.demo.exact;

import dev.sapando.monitoring.answer.AnswerSettings;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Freshness;
import dev.sapando.monitoring.answer.ItemCategories;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.readback.AnsweredSheet;
import dev.sapando.monitoring.reference.Question;
import dev.sapando.monitoring.reference.Sheet;
import dev.sapando.monitoring.reference.Span;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Monitoring's answers without its API, as lines that can be compared. */
final class Asked {
    private static final int LABEL_VALUES = 100;

    private final Answers answers;

    Asked(ZoneId zone, DayOfWeek weekStart, Instant now, InOneThread pipeline) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        answers = new Answers(
                Catalogue.load(),
                pipeline.cells(),
                pipeline.people(),
                new ItemCategories(),
                new Freshness(clock, OptionalDouble::empty),
                clock,
                new AnswerSettings(
                        zone,
                        weekStart,
                        Duration.ofSeconds(60),
                        LABEL_VALUES,
                        EffectSettings.AS_SHIPPED,
                        Assumptions.AS_SHIPPED));
    }

    /** The experiment from its beginning. */
    List<Row> effect() {
        return answers.answer("effect", Optional.empty(), Optional.empty()).rows();
    }

    Sheet sheet(Question question, Span span) {
        return AnsweredSheet.of(answers, question, span);
    }
}
