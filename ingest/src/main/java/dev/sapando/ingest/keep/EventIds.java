package dev.sapando.ingest.keep;

import dev.sapando.schema.Event;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event's id in columns of which most are empty: the number it ends in, and before it the session's id or, where it does not
 * begin with that, a prefix; then whatever stands between the two, where it is not a colon: a client has its life's name there,
 * the tag its page's. A UUID lies as its 128 bits. {@link #TOGETHER} makes the id whole again, to the letter.
 */
final class EventIds {
    /** SQL over the columns and {@code session_id}. Files of before {@code event_infix} have none, which reads as the colon it was. */
    static final String TOGETHER =
            "coalesce(CAST(event_uuid AS VARCHAR), CASE WHEN event_number IS NULL THEN event_prefix"
                    + " ELSE coalesce(event_prefix, session_id) || coalesce(event_infix, ':') || event_number END)";

    static final List<Column<Event>> COLUMNS = List.of(
            new Column<>("event_prefix", "VARCHAR", event -> of(event).prefix()),
            new Column<>("event_infix", "VARCHAR", event -> of(event).infix()),
            new Column<>("event_number", "BIGINT", event -> of(event).number()),
            new Column<>("event_uuid", "UUID", event -> of(event).uuid()));

    private static final String COLON = ":";
    /** As many as a long always holds. */
    private static final int DIGITS = 18;

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private EventIds() {}

    private record Parts(
            @Nullable String prefix,
            @Nullable String infix,
            @Nullable Long number,
            @Nullable UUID uuid) {}

    private static Parts of(Event event) {
        String id = event.getEventId();
        if (CANONICAL.matcher(id).matches()) {
            return new Parts(null, null, null, UUID.fromString(id));
        }
        int digits = number(id);
        if (digits == id.length()) {
            return new Parts(id, null, null, null);
        }
        long number = Long.parseLong(id, digits, id.length(), 10);
        String before = id.substring(0, digits);
        String session = event.getSessionId();
        if (session != null && before.startsWith(session)) {
            return new Parts(null, unlessColon(before.substring(session.length())), number, null);
        }
        return before.endsWith(COLON)
                ? new Parts(before.substring(0, before.length() - 1), null, number, null)
                : new Parts(before, "", number, null);
    }

    private static @Nullable String unlessColon(String infix) {
        return infix.equals(COLON) ? null : infix;
    }

    /** Where the number begins that is written again as it was: zeros in front of it are not its own. */
    private static int number(String id) {
        int from = id.length();
        while (from > 0 && id.length() - from < DIGITS && isDigit(id.charAt(from - 1))) {
            from--;
        }
        while (from < id.length() - 1 && id.charAt(from) == '0') {
            from++;
        }
        return from;
    }

    /** Only these are written again by a database. */
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
