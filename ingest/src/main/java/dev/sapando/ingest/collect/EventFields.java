package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonToken;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of an event by the name they have in JSON, each with what it becomes. */
final class EventFields {
    private interface Step {
        void read(EventDraft draft, Fields fields, String name) throws IOException;
    }

    private interface Put<T> {
        void into(Event event, T value);
    }

    private interface Get<T> {
        @Nullable
        T from(Fields fields, String name) throws IOException;
    }

    private record Known(int number, Step step) {}

    private static final NamedTable<Known> KNOWN = new NamedTable<>(32);

    static {
        known("eventId", Fields::text, Event::setEventId);
        known("type", Fields::text, Event::setType);
        known("occurredAt", Fields::instant, Event::setOccurredAt);
        known("visitorId", Fields::text, Event::setVisitorId);
        known("sessionId", Fields::text, Event::setSessionId);
        known("customerId", Fields::text, Event::setCustomerId);
        known("channel", Fields::text, Event::setChannel);
        known("campaign", Fields::text, Event::setCampaign);
        known("platform", Fields::text, Event::setPlatform);
        known("userAgent", Fields::text, Event::setUserAgent);
        known("itemId", Fields::text, Event::setItemId);
        known("position", Fields::integer, Event::setPosition);
        known("positions", EventFields::integers, Event::setPositions);
        known("recommendationId", Fields::text, Event::setRecommendationId);
        known("depthPercent", Fields::integer, Event::setDepthPercent);
        known("dwellMillis", Fields::whole, Event::setDwellMillis);
        known("query", Fields::text, Event::setQuery);
        known("quantity", Fields::integer, Event::setQuantity);
        known("orderId", Fields::text, Event::setOrderId);
        known("currency", Fields::text, Event::setCurrency);
        step("lines", (draft, fields, name) -> draft.event().setLines(OrderLines.read(draft, fields, name)));
        step("consent", EventFields::consent);
    }

    private EventFields() {}

    /** The parser stands on the value. */
    static void read(String name, EventDraft draft, Fields fields) throws IOException {
        Known known = KNOWN.get(name);
        if (known == null) {
            if (!draft.attribute(name, fields.input().valueAsWritten())) {
                twice(name, fields);
            }
            return;
        }
        if (!draft.firstTime(known.number)) {
            twice(name, fields);
        }
        known.step.read(draft, fields, name);
    }

    private static <T> void known(String name, Get<T> get, Put<T> put) {
        step(name, (draft, fields, field) -> {
            T value = get.from(fields, field);
            if (value != null) {
                put.into(draft.event(), value);
            }
        });
    }

    private static void step(String name, Step step) {
        KNOWN.put(name, new Known(KNOWN.size(), step));
    }

    private static void twice(String name, Fields fields) {
        String shown = name.length() <= 64 ? name : name.substring(0, 64) + "…";
        fields.refuse("field_twice", shown, shown + " stands twice in the event; send it once");
    }

    private static void consent(EventDraft draft, Fields fields, String name) throws IOException {
        boolean absent = fields.input().parser().currentToken() == JsonToken.VALUE_NULL;
        Boolean value = fields.flag(name);
        draft.consent(value, value == null && !absent);
    }

    private static @Nullable List<Integer> integers(Fields fields, String name) throws IOException {
        if (!fields.is(JsonToken.START_ARRAY, name, "a list of whole numbers")) {
            return null;
        }
        var integers = new ArrayList<Integer>();
        while (fields.input().parser().nextToken() != JsonToken.END_ARRAY) {
            Integer integer = fields.plainInteger();
            integers.add(integer == null ? integerAt(name + "[" + integers.size() + "]", fields) : integer);
        }
        return integers;
    }

    private static int integerAt(String place, Fields fields) throws IOException {
        Integer integer = fields.integer(place);
        if (integer == null) {
            fields.missing(place);
        }
        return integer == null ? 0 : integer;
    }
}
