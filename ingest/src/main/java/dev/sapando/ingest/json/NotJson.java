package dev.sapando.ingest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Locale;

/**
 * Why bytes are no JSON, in a sentence of ours with the place: a parser's own words speak of its classes.
 *
 * @param depth who allows how deep arrays and objects may lie in each other, as the sentence names it: a setting
 * @param text who allows how long a string or a field's name may be
 * @param number who allows how many digits a number may have
 */
public record NotJson(String depth, String text, String number) {
    /** Of a recording: its bounds are the parser's own and have no setting. */
    public static final NotJson IN_A_RECORDING = new NotJson("the reader", "the reader", "the reader");

    /** Of a line: {@code it ends too soon, at column 12}. */
    public String inLine(Exception e) {
        return what(e) + column(e);
    }

    /** Of a document, which may have several lines. */
    public String inBody(Exception e) {
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

    private String what(Exception e) {
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

    private String limit(String words) {
        if (words.contains("depth")) {
            return "arrays and objects lie deeper in each other than " + depth + " allows";
        }
        return words.contains("number")
                ? "a number has more digits than " + number + " allows"
                : "a text is longer than " + text + " allows";
    }
}
