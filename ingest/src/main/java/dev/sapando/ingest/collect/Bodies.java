package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sapando.event.rule.Violation;
import dev.sapando.ingest.json.NotJson;
import java.io.IOException;
import java.util.Arrays;

/** Takes a body apart. A JSON document is readable as a whole or not at all; of JSON lines each stands for itself. */
final class Bodies {
    private static final NotJson NOT_JSON =
            new NotJson("COLLECTOR_JSON_MAX_DEPTH", "COLLECTOR_JSON_MAX_TEXT", "COLLECTOR_JSON_MAX_NUMBER");

    private final ElementReader reader;
    private final int maxElements;
    private final JsonFactory json;

    Bodies(ElementReader reader, int maxElements, JsonFactory json) {
        this.reader = reader;
        this.maxElements = maxElements;
        this.json = json;
    }

    /** @throws Refused where nothing of it can be taken */
    Batch read(byte[] body, MediaType type, Arrival arrival) throws Refused {
        var batch = new Batch(reader, maxElements, arrival.from());
        if (type == MediaType.JSON) {
            document(body, batch, arrival);
        } else {
            lines(body, batch, arrival);
        }
        return batch;
    }

    private void document(byte[] body, Batch batch, Arrival arrival) throws Refused {
        int wrong = Utf8.firstWrong(body, 0, body.length);
        if (wrong >= 0) {
            throw new Refused(400, "not_utf8", "byte " + wrong + " of the body is not UTF-8 text; JSON is UTF-8");
        }
        try (var input = new JsonInput(json, body, 0, body.length)) {
            JsonParser parser = input.parser();
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    element(input, batch, arrival);
                }
            } else if (first == JsonToken.START_OBJECT) {
                element(input, batch, arrival);
            } else {
                throw new Refused(400, "not_an_object", "the body is neither an object nor an array of objects");
            }
            if (parser.nextToken() != null) {
                throw new Refused(
                        400, "unreadable", "something follows the JSON document; send lines as application/x-ndjson");
            }
        } catch (IOException | IllegalStateException e) {
            throw new Refused(400, "unreadable", "the body is not JSON: " + NOT_JSON.inBody(e));
        }
    }

    private void lines(byte[] body, Batch batch, Arrival arrival) throws Refused {
        for (int start = 0; start < body.length; ) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            if (!isBlank(body, start, end)) {
                line(body, start, end, batch, arrival);
            }
            start = end + 1;
        }
    }

    private void line(byte[] body, int start, int end, Batch batch, Arrival arrival) throws Refused {
        byte[] line = Arrays.copyOfRange(body, start, end > start && body[end - 1] == '\r' ? end - 1 : end);
        int wrong = Utf8.firstWrong(line, 0, line.length);
        if (wrong >= 0) {
            batch.addUnreadable(unreadable("byte " + wrong + " of the line is not UTF-8 text"), line);
            return;
        }
        Element element;
        try (var input = new JsonInput(json, line, 0, line.length)) {
            JsonToken first = input.parser().nextToken();
            if (first != JsonToken.START_OBJECT) {
                input.end();
                batch.addUnreadable(unreadable("an element is an object {…}"), line);
                return;
            }
            element = reader.read(input, arrival);
            if (input.parser().nextToken() != null) {
                batch.addUnreadable(unreadable("something follows the object; send one a line"), line);
                return;
            }
        } catch (IOException | IllegalStateException e) {
            batch.addUnreadable(unreadable("the line is not JSON: " + NOT_JSON.inLine(e)), line);
            return;
        }
        batch.add(element, () -> line);
    }

    private void element(JsonInput input, Batch batch, Arrival arrival) throws IOException, Refused {
        int start = input.start();
        if (input.parser().currentToken() == JsonToken.START_OBJECT) {
            Element element = reader.read(input, arrival);
            int end = input.end();
            batch.add(element, () -> input.slice(start, end));
        } else {
            batch.addUnreadable(unreadable("an element is an object {…}"), input.slice(start, input.end()));
        }
    }

    private static boolean isBlank(byte[] body, int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static Violation unreadable(String detail) {
        return new Violation("unreadable", null, detail);
    }
}
