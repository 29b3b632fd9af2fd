package dev.sapando.ingest.rejected;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sapando.schema.RejectedEvent;
import java.util.Base64;

/** A dead letter for programs: an object a line. */
final class LetterJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterJson() {}

    /** Without the original: a list of them shall be short. */
    static ObjectNode of(DeadLetter letter) {
        RejectedEvent event = letter.event();
        ObjectNode json = JSON.createObjectNode();
        json.put("id", letter.id());
        json.put("arrived", letter.arrived().toString());
        json.put("code", event.getCode());
        json.put("stage", event.getStage());
        json.put("field", event.getField());
        json.put("rule", event.getRule());
        json.put("detail", event.getDetail());
        json.put("type", event.getEventType());
        json.put("eventId", event.getEventId());
        json.put("visitorId", event.getVisitorId());
        json.put("producer", event.getProducer());
        json.put("originTopic", event.getOriginTopic());
        json.put("originPartition", event.getOriginPartition());
        json.put("originOffset", event.getOriginOffset());
        json.put("application", event.getApplication());
        json.put("version", event.getVersion());
        json.put("originalBytes", letter.original().map(bytes -> bytes.length).orElse(null));
        return json;
    }

    /** With the original: {@code original} where it is text, {@code originalBase64} where it is not. */
    static ObjectNode whole(DeadLetter letter) {
        ObjectNode json = of(letter);
        letter.original().ifPresent(bytes -> Shown.text(bytes)
                .ifPresentOrElse(
                        text -> json.put("original", text),
                        () -> json.put("originalBase64", Base64.getEncoder().encodeToString(bytes))));
        return json;
    }
}
