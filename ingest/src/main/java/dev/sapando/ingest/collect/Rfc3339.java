package dev.sapando.ingest.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the times that RFC 3339 section 5.6 allows, which are fewer than those of ISO 8601. Kept to the millisecond. */
final class Rfc3339 {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,18}))?(?:[Zz]|([+-])(\\d{2}):(\\d{2}))");
    private static final int LEAP_SECOND = 60;

    private Rfc3339() {}

    /** Empty where the text is no such time. A leap second is the second after it. */
    static Optional<Instant> parse(String text) {
        Instant usual = UsualTime.parse(text);
        return usual == null ? parseAny(text) : Optional.of(usual);
    }

    /** By the form itself, which takes longer ({@code ./sapando bench ingest}). */
    static Optional<Instant> parseAny(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int hour = number(m, 4);
        int minute = number(m, 5);
        int second = number(m, 6);
        int offset = m.group(8) == null ? 0 : number(m, 9) * 60 + number(m, 10);
        boolean clock = hour < 24 && minute < 60 && second <= LEAP_SECOND;
        boolean zone = m.group(8) == null || (number(m, 9) < 24 && number(m, 10) < 60);
        if (!clock || !zone) {
            return Optional.empty();
        }
        try {
            long day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3)).toEpochDay();
            int ahead = "-".equals(m.group(8)) ? -offset : offset;
            long seconds = ((day * 24 + hour) * 60 + minute - ahead) * 60 + second;
            return Optional.of(Instant.ofEpochMilli(seconds * 1_000 + millis(m.group(7))));
        } catch (DateTimeException e) {
            // The 31st of February: a date in form, but in no calendar.
            return Optional.empty();
        }
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static int millis(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
    }
}
