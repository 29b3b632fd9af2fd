package dev.sapando.ingest.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.StringJoiner;

/**
 * JSON as one text in whatever order its objects have their keys, at every depth: a retry may be written by a map that has no order.
 * Numbers stay as they were written, a key that stands twice stays twice. What is neither object nor list, or no JSON, is left alone.
 */
final class OrderedJson {
    private static final JsonFactory JSON = new JsonFactory();

    private record Member(String name, String value) {}

    private OrderedJson() {}

    static String of(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return text;
        }
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            String ordered = value(json);
            return json.nextToken() == null ? ordered : text;
        } catch (IOException e) {
            // Not the collector's: who writes to the topic without it may have any text here, which is then what was
            // said.
            return text;
        }
    }

    private static String value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(json);
        }
        if (token == JsonToken.START_ARRAY) {
            var list = new StringJoiner(",", "[", "]");
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(json));
            }
            return list.toString();
        }
        return token == JsonToken.VALUE_STRING ? quoted(json.getText()) : json.getText();
    }

    private static String object(JsonParser json) throws IOException {
        var members = new ArrayList<Member>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            members.add(new Member(name, value(json)));
        }
        members.sort(Comparator.comparing(Member::name));
        var object = new StringJoiner(",", "{", "}");
        members.forEach(member -> object.add(quoted(member.name) + ":" + member.value));
        return object.toString();
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
