package dev.sapando.ingest.collect;

import dev.sapando.ingest.verify.Bots;
import dev.sapando.schema.Event;
import java.util.List;

/** What verification will note on an event that is no reason to refuse it, as far as the event alone can tell. Thread-safe. */
final class EventFlags {
    private final Bots bots = new Bots();

    synchronized List<String> of(Event event) {
        return event.getUserAgent() != null && bots.isBot(event.getUserAgent()) ? List.of("bot") : List.of();
    }
}
