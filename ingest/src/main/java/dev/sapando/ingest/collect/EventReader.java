package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonParser;
import dev.sapando.event.rule.Rules;
import dev.sapando.event.rule.Violation;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Reads events, as section "Events" of the contract has them: known fields into their places, others into attributes. */
final class EventReader implements ElementReader {
    private final Consent consent;

    EventReader(Consent consent) {
        this.consent = consent;
    }

    @Override
    public Element read(JsonInput input, Instant now) throws IOException {
        var fields = new Fields(input);
        var draft = new EventDraft();
        JsonParser json = input.parser();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            EventFields.read(name, draft, fields);
        }
        return verdict(draft, fields, now);
    }

    @Override
    public boolean mayBeKept(byte[] unreadable) {
        return consent.agreesTo(unreadable);
    }

    @Override
    public String stage() {
        return "collect";
    }

    private Element verdict(EventDraft draft, Fields fields, Instant now) {
        Event event = draft.finish(consent.whenAbsent(), fields);
        Optional<Violation> violation = fields.firstViolation().or(() -> Rules.firstViolation(event, now));
        if (violation.isPresent()) {
            boolean mayBeKept = event.getConsent() && !draft.consentUnclear();
            return new Element(
                    null, violation.get(), event.getEventId(), event.getType(), event.getVisitorId(), mayBeKept);
        }
        String id = event.getEventId();
        Event kept = consent.honour(event);
        String key = kept.getVisitorId() == null ? kept.getEventId() : kept.getVisitorId();
        return Element.accepted(Records.of(Topics.EVENTS_COLLECTED, key, kept), id);
    }
}
