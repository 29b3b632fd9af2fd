package dev.sapando.monitoring.readback;

import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.answer.Variant;
import dev.sapando.monitoring.reference.Question;
import dev.sapando.monitoring.reference.Sheet;
import dev.sapando.monitoring.reference.Span;
import java.math.BigDecimal;
import java.util.Optional;

/** What monitoring answers without its API, as lines that can be held against a plain reading's. */
public final class AnsweredSheet {
    private AnsweredSheet() {}

    public static Sheet of(Answers answers, Question question, Span span) {
        var sheet = new Sheet();
        var range = new Range(span.from(), span.until());
        for (Row row : answers.answer(
                        question.metric(), Optional.of(range), question.by(), new Variant(question.options()))
                .rows()) {
            BigDecimal part = row.numerator();
            BigDecimal whole = row.denominator();
            if (part == null) {
                throw new AssertionError("no numerator in " + row);
            } else if (whole == null) {
                sheet.count(row.period(), row.labels(), part);
            } else if (question.metric().equals("time-to-return")) {
                Integer median = row.value() == null ? null : row.value().intValueExact();
                sheet.median(row.period(), row.labels(), part.longValueExact(), whole.longValueExact(), median);
            } else {
                sheet.share(row.period(), row.labels(), part, whole, row.value() != null);
            }
        }
        return sheet;
    }
}
