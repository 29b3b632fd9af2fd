package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonToken;
import dev.sapando.event.rule.Rules;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an event by the name they have in JSON, each with where it goes. A switch, since every field of every event passes
 * through: the parser's names are the very constants it compares with.
 */
final class EventFields {
    private static final int UNKNOWN = -1;

    private EventFields() {}

    /** The parser stands on the value. */
    static void read(String name, EventDraft draft, Fields fields) throws IOException {
        int known = put(name, draft, draft.event(), fields);
        boolean first = known == UNKNOWN ? draft.attribute(name, fields.input()) : draft.firstTime(known);
        if (!first) {
            fields.twice(name);
        }
    }

    /** @return a small number of its own for each field there is */
    private static int put(String name, EventDraft draft, Event event, Fields fields) throws IOException {
        switch (name) {
            case "eventId":
                event.setEventId(fields.text(name));
                return 0;
            case "type":
                event.setType(fields.text(name));
                return 1;
            case "occurredAt":
                occurredAt(event, fields.instant(name));
                return 2;
            case "visitorId":
                event.setVisitorId(fields.text(name));
                return 3;
            case "sessionId":
                event.setSessionId(fields.text(name));
                return 4;
            case "customerId":
                event.setCustomerId(fields.text(name));
                return 5;
            case "channel":
                event.setChannel(fields.text(name));
                return 6;
            case "campaign":
                event.setCampaign(fields.text(name));
                return 7;
            case "platform":
                event.setPlatform(fields.text(name));
                return 8;
            case "userAgent":
                event.setUserAgent(fields.text(name));
                return 9;
            case "itemId":
                event.setItemId(fields.text(name));
                return 10;
            case "position":
                event.setPosition(fields.integer(name));
                return 11;
            case "positions":
                event.setPositions(integers(fields, name));
                return 12;
            case "recommendationId":
                event.setRecommendationId(fields.text(name));
                return 13;
            case "depthPercent":
                event.setDepthPercent(fields.integer(name));
                return 14;
            case "dwellMillis":
                event.setDwellMillis(fields.whole(name));
                return 15;
            case "query":
                event.setQuery(fields.text(name));
                return 16;
            case "quantity":
                event.setQuantity(fields.integer(name));
                return 17;
            case "orderId":
                event.setOrderId(fields.text(name));
                return 18;
            case "currency":
                event.setCurrency(fields.text(name));
                return 19;
            case "lines":
                event.setLines(OrderLines.read(draft, fields, name));
                return 20;
            case "consent":
                consent(draft, fields, name);
                return 21;
            default:
                return UNKNOWN;
        }
    }

    /** Avro's setter cuts it to milliseconds, and takes no null. */
    private static void occurredAt(Event event, @Nullable Instant time) {
        if (time != null) {
            event.setOccurredAt(time);
        }
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
            if (integers.size() > Rules.MOST_POSITIONS) {
                // Too many already: the event is refused, whatever follows.
                fields.input().end();
                continue;
            }
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
