package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonParser;
import dev.sapando.event.rule.Rules;
import dev.sapando.event.rule.Violation;
import dev.sapando.ingest.keys.Client;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads events, as section "Events" of the contract has them: known fields into their places, others into attributes. */
final class EventReader implements ElementReader {
    private final Consent consent;
    private final Function<Event, Notes> noticing;

    EventReader(Consent consent) {
        this(consent, event -> Notes.NONE);
    }

    /** @param noticing what is to be told beside the verdict */
    EventReader(Consent consent, Function<Event, Notes> noticing) {
        this.consent = consent;
        this.noticing = noticing;
    }

    @Override
    public Element read(JsonInput input, Arrival arrival) throws IOException {
        var fields = new Fields(input);
        var draft = new EventDraft();
        JsonParser json = input.parser();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            EventFields.read(name, draft, fields);
        }
        return draft.wrapping().map(this::wrapped).orElseGet(() -> verdict(draft, fields, arrival));
    }

    @Override
    public boolean mayBeKept(byte[] unreadable) {
        return consent.agreesTo(unreadable);
    }

    @Override
    public String stage() {
        return "collect";
    }

    /** Some APIs want a batch so. Whether its bytes may be kept is for all the events in it to say. */
    private Element wrapped(Map.Entry<String, String> list) {
        String name = new UnknownField(list.getKey(), Optional.empty()).name();
        var violation = new Violation(
                "unreadable",
                name,
                "send the event itself, an array of them, or one a line (NDJSON); not inside \"" + name + "\"");
        return Element.refused(violation, null, consent.agreesTo(list.getValue().getBytes(StandardCharsets.UTF_8)));
    }

    private Element verdict(EventDraft draft, Fields fields, Arrival arrival) {
        Event event = draft.finish(consent.whenAbsent(), fields);
        Violation violation = firstViolation(event, fields, arrival);
        if (violation != null) {
            boolean mayBeKept = event.getConsent() && !draft.consentUnclear();
            return new Element(
                    null,
                    violation,
                    event.getEventId(),
                    event.getType(),
                    event.getVisitorId(),
                    mayBeKept,
                    noticing.apply(event));
        }
        String id = event.getEventId();
        Event kept = consent.honour(event);
        kept.setProducer(arrival.from().name());
        String key = kept.getVisitorId() == null ? kept.getEventId() : kept.getVisitorId();
        return Element.accepted(Records.collected(key, kept), id).noticed(noticing.apply(kept));
    }

    private static @Nullable Violation firstViolation(Event event, Fields fields, Arrival arrival) {
        Violation unread = fields.firstViolation().orElse(null);
        if (unread != null) {
            return unread;
        }
        Optional<Violation> broken = Rules.firstViolationOfReported(event, arrival.at());
        return broken.isPresent() ? broken.get() : notFromHere(event, arrival.from());
    }

    private static @Nullable Violation notFromHere(Event event, Client client) {
        return client.mayReport(event.getType())
                ? null
                : new Violation(
                        "type_not_for_key",
                        "type",
                        "key " + client.name() + " may not report a " + event.getType() + "; send it from the server",
                        "TypeAllowedForKey");
    }
}
