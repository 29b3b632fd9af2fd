package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Locale;

/** Why bytes are no JSON, in a sentence of ours with the place: a parser's own words speak of its classes. */
public final class NotJson {
    private NotJson() {}

    /** Of a line: {@code it ends too soon, at column 12}. */
    public static String inLine(Exception e) {
        return what(e) + column(e);
    }

    /** Of a document, which may have several lines. */
    static String inBody(Exception e) {
        JsonLocation at = e instanceof JsonProcessingException json ? json.getLocation() : null;
        return at == null
                ? what(e)
                : what(e) + ", at byte " + at.getByteOffset() + " (line " + at.getLineNr() + ", column "
                        + at.getColumnNr() + ")";
    }

    private static String column(Exception e) {
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? ", at column " + json.getLocation().getColumnNr()
                : "";
    }

    private static String what(Exception e) {
        if (e instanceof JsonEOFException) {
            return "it ends too soon";
        }
        if (e instanceof StreamConstraintsException limit) {
            return limit(limit.getOriginalMessage().toLowerCase(Locale.ROOT));
        }
        // IllegalStateException: Jackson's guard against field names made to collide.
        return e instanceof IllegalStateException
                ? "its field names are made to collide"
                : "something stands there that does not belong there";
    }

    private static String limit(String words) {
        if (words.contains("depth")) {
            return "arrays and objects lie deeper in each other than COLLECTOR_JSON_MAX_DEPTH allows";
        }
        return words.contains("number")
                ? "a number has more digits than COLLECTOR_JSON_MAX_NUMBER allows"
                : "a text is longer than COLLECTOR_JSON_MAX_TEXT allows";
    }
}
