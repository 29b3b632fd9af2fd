package dev.sapando.ingest.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sapando.ingest.json.NotJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The project's own format: lines go out as they are; only the time in them is looked at. */
final class OwnFormat implements Converter {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public List<Outgoing> convert(Line line) throws BrokenLine {
        try (JsonParser json = JSON.createParser(line.bytes())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BrokenLine("not a JSON object");
            }
            if (json.currentTokenLocation().getByteOffset() < 0) {
                // The parser reads UTF-16 and UTF-32 too, but then does not say where the time stands; the collector
                // takes neither.
                throw new BrokenLine("not UTF-8, as some shells write files; save it as UTF-8");
            }
            Outgoing event = new Outgoing(line.bytes(), "", null, 0, 0);
            String visitor = "";
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                boolean text = json.nextToken() == JsonToken.VALUE_STRING;
                if (text && name.equals("occurredAt")) {
                    event = withTime(line.bytes(), json);
                } else if (text && name.equals("visitorId")) {
                    visitor = json.getText();
                } else {
                    json.skipChildren();
                    json.finishToken();
                }
            }
            if (json.nextToken() != null) {
                throw new BrokenLine("something follows the event");
            }
            return List.of(event.of(visitor));
        } catch (IOException e) {
            throw new BrokenLine("not JSON: " + NotJson.IN_A_RECORDING.inLine(e));
        }
    }

    private static Outgoing withTime(byte[] bytes, JsonParser json) throws IOException {
        Instant time = time(json.getText());
        // Between the quotation marks.
        int from = (int) json.currentTokenLocation().getByteOffset() + 1;
        int to = (int) json.currentLocation().getByteOffset() - 1;
        return new Outgoing(bytes, "", time, from, to);
    }

    private static @Nullable Instant time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            // More digits than RFC 3339 has for a year: beyond what can be moved.
            return Math.abs(time.getYear()) > 9_999 ? null : time.toInstant();
        } catch (DateTimeException e) {
            // The collector's to refuse: whoever replays wants to know what it says.
            return null;
        }
    }
}
