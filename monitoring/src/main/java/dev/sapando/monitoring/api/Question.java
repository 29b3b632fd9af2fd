package dev.sapando.monitoring.api;

import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Variant;
import dev.sapando.monitoring.catalogue.Metric;
import dev.sapando.ops.http.Problem;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request's parameters, checked against what the metric knows. */
record Question(Optional<Range> range, Optional<String> by, Variant variant) {
    /** A parameter that cannot be used. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Unusable(String code, String detail) {
            super(detail);
            problem = new Problem(400, code, detail);
        }

        Problem problem() {
            return problem;
        }
    }

    /** @param today the end of a range of which only the beginning is asked for */
    static Question of(Metric metric, MultiMap parameters, Supplier<LocalDate> today) {
        for (String name : parameters.names()) {
            if (!metric.parameters().names().contains(name)) {
                throw new Unusable(
                        "unknown_parameter",
                        metric.id() + " knows no " + name + ", only "
                                + String.join(", ", metric.parameters().names()));
            }
        }
        return new Question(
                range(parameters.get("from"), parameters.get("until"), today),
                by(metric, parameters.get("by")),
                variant(metric, parameters));
    }

    private static Optional<Range> range(@Nullable String from, @Nullable String until, Supplier<LocalDate> today) {
        if (from == null && until == null) {
            return Optional.empty();
        }
        LocalDate last = until == null ? today.get() : day("until", until);
        LocalDate first = from == null ? last.minusDays(29) : day("from", from);
        if (first.isAfter(last)) {
            throw new Unusable(
                    "range_reversed",
                    "from=" + first + " is after "
                            + (until == null ? last + ", the day of the newest event" : "until=" + last)
                            + "; ask for an earlier one");
        }
        if (ChronoUnit.DAYS.between(first, last) >= Range.MOST_DAYS) {
            throw new Unusable(
                    "range_too_long",
                    "from=" + first + " until=" + last + " are more than the " + Range.MOST_DAYS
                            + " days that a history can have; ask for fewer");
        }
        return Optional.of(new Range(first, last));
    }

    private static LocalDate day(String name, String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw noDay(name, text);
        }
        if (day.getYear() < 0 || day.getYear() > 9_999) {
            throw noDay(name, text);
        }
        return day;
    }

    private static Unusable noDay(String name, String text) {
        return new Unusable("not_a_day", name + "=" + text + " is not a day such as 2024-03-01");
    }

    private static Variant variant(Metric metric, MultiMap parameters) {
        var asked = new HashMap<String, String>();
        metric.parameters().options().forEach((name, allowed) -> {
            String value = parameters.get(name);
            if (value != null && !allowed.contains(value)) {
                throw new Unusable(
                        "unknown_" + name,
                        name + "=" + value + ": " + metric.id() + " can be asked for with " + name + "="
                                + String.join(" or ", allowed));
            }
            if (value != null) {
                asked.put(name, value);
            }
        });
        return new Variant(asked);
    }

    private static Optional<String> by(Metric metric, @Nullable String by) {
        if (by == null || by.isEmpty()) {
            return Optional.empty();
        }
        List<String> known = metric.parameters().by();
        if (!known.contains(by)) {
            throw new Unusable(
                    "unknown_by",
                    "by=" + by + ": "
                            + (known.isEmpty()
                                    ? metric.id() + " cannot be split; leave by out"
                                    : metric.id() + " can be split by " + String.join(", ", known)));
        }
        return Optional.of(by);
    }
}
