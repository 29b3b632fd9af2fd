package dev.sapando.ingest.collect;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Times as nearly all clients write them, {@code 2024-03-01T09:00:00.123Z} with three decimals or none: read by place, since there is
 * one in every event ({@code ./sapando bench ingest}).
 */
final class UsualTime {
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";
    private static final int MILLIS_AT = FORM.length() + 1;
    private static final int LENGTH = FORM.length() + 1;
    private static final int LENGTH_WITH_MILLIS = MILLIS_AT + 4;
    private static final int LAST_DAY_OF_ALL_MONTHS = 28;

    private UsualTime() {}

    /** Null where it is written otherwise, or may be no time: {@link Rfc3339} has to look. */
    static @Nullable Instant parse(String text) {
        if (!hasForm(text)) {
            return null;
        }
        int month = number(text, 5);
        int day = number(text, 8);
        int hour = number(text, 11);
        int minute = number(text, 14);
        int second = number(text, 17);
        boolean exists = month >= 1 && month <= 12 && day >= 1 && day <= LAST_DAY_OF_ALL_MONTHS;
        if (!exists || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long days = LocalDate.of(100 * number(text, 0) + number(text, 2), month, day)
                .toEpochDay();
        int millis = text.length() == LENGTH ? 0 : 10 * number(text, MILLIS_AT) + text.charAt(MILLIS_AT + 2) - '0';
        return Instant.ofEpochMilli((((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000 + millis);
    }

    private static boolean hasForm(String text) {
        int length = text.length();
        if ((length != LENGTH && length != LENGTH_WITH_MILLIS) || text.charAt(length - 1) != 'Z') {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char form = FORM.charAt(i);
            if (form == 'd' ? !isDigit(text.charAt(i)) : text.charAt(i) != form) {
                return false;
            }
        }
        return length == LENGTH || hasMillis(text);
    }

    private static boolean hasMillis(String text) {
        return text.charAt(MILLIS_AT - 1) == '.'
                && isDigit(text.charAt(MILLIS_AT))
                && isDigit(text.charAt(MILLIS_AT + 1))
                && isDigit(text.charAt(MILLIS_AT + 2));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Of two digits. */
    private static int number(String text, int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }
}
