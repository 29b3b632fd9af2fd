package dev.sapando.ingest.collect;

import dev.sapando.event.EventFlags;
import dev.sapando.ingest.verify.Bots;
import dev.sapando.ops.run.Nearest;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * What is to be told of an event that was only looked at: what verification will note on it, as far as the event alone can tell,
 * and fields that may be written wrong. Thread-safe.
 */
final class EventNotes {
    /** Of one event: a stranger's may have as many as he likes. */
    private static final int MOST = 10;
    /** In the record, and not the sender's to say. */
    private static final Set<String> NOT_SENT = Set.of("producer", "flags", "attributes");

    private static final List<String> FIELDS = names(Event.getClassSchema());
    private static final List<String> FIELDS_OF_LINES = names(OrderLine.getClassSchema());

    private final Bots bots = new Bots();

    Notes of(Event event) {
        return new Notes(flags(event), unknown(event));
    }

    private synchronized List<String> flags(Event event) {
        return event.getUserAgent() != null && bots.isBot(event.getUserAgent()) ? List.of(EventFlags.BOT) : List.of();
    }

    private static List<UnknownField> unknown(Event event) {
        return event.getAttributes().keySet().stream()
                .sorted()
                .limit(MOST)
                .map(EventNotes::unknown)
                .toList();
    }

    private static UnknownField unknown(String name) {
        int end = name.startsWith("lines[") ? name.indexOf("].") + 2 : 0;
        return end < 2
                ? new UnknownField(name, Nearest.of(name, FIELDS))
                : new UnknownField(
                        name,
                        Nearest.of(name.substring(end), FIELDS_OF_LINES).map(known -> name.substring(0, end) + known));
    }

    private static List<String> names(Schema schema) {
        return schema.getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !NOT_SENT.contains(name))
                .toList();
    }
}
