package dev.sapando.ingest.keep;

import dev.sapando.schema.Event;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event's id in three columns of which most are empty: a number behind a colon by itself, what stands before it only where it
 * is not the session's id, and a UUID as its 128 bits. {@link #TOGETHER} makes it whole again, to the letter.
 */
final class EventIds {
    /** SQL over the three columns and {@code session_id}. */
    static final String TOGETHER =
            "coalesce(CAST(event_uuid AS VARCHAR), CASE WHEN event_number IS NULL THEN event_prefix"
                    + " ELSE coalesce(event_prefix, session_id) || ':' || event_number END)";

    static final List<Column<Event>> COLUMNS = List.of(
            new Column<>("event_prefix", "VARCHAR", EventIds::prefix),
            new Column<>("event_number", "BIGINT", EventIds::number),
            new Column<>("event_uuid", "UUID", EventIds::uuid));

    /** Only what is written again as it was: no leading zero, nothing that a long cannot hold. */
    private static final Pattern NUMBERED = Pattern.compile("(.*):(0|[1-9][0-9]{0,17})", Pattern.DOTALL);

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private EventIds() {}

    private static @Nullable Object prefix(Event event) {
        String id = event.getEventId();
        if (CANONICAL.matcher(id).matches()) {
            return null;
        }
        Matcher numbered = NUMBERED.matcher(id);
        if (!numbered.matches()) {
            return id;
        }
        return numbered.group(1).equals(event.getSessionId()) ? null : numbered.group(1);
    }

    private static @Nullable Object number(Event event) {
        Matcher numbered = NUMBERED.matcher(event.getEventId());
        return numbered.matches() ? Long.valueOf(numbered.group(2)) : null;
    }

    private static @Nullable Object uuid(Event event) {
        String id = event.getEventId();
        return CANONICAL.matcher(id).matches() ? UUID.fromString(id) : null;
    }
}
