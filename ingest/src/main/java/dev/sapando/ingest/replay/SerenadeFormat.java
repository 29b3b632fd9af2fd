package dev.sapando.ingest.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Clicks as Serenade's example and most session-based data sets have them: {@code SessionId ItemId Time}, parted by tabs, time
 * in seconds. Lines of a session may stand in any order. Nobody is known from one session to the next: each is a visitor.
 */
final class SerenadeFormat implements Converter {
    private static final String HEADING = "SessionId\tItemId\tTime";
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    @Override
    public List<Outgoing> convert(Line line) throws BrokenLine {
        String text = new String(line.bytes(), StandardCharsets.UTF_8).strip();
        if (text.equals(HEADING)) {
            return List.of();
        }
        String[] field = text.split("\t", -1);
        if (field.length != 3 || field[0].isBlank() || field[1].isBlank()) {
            throw new BrokenLine("not SessionId, ItemId and Time, parted by tabs");
        }
        // The file's name, too: a training and a test file may both have a line 7 of the same session.
        return List.of(EventJson.event(
                name(line.file()) + ":" + line.number(),
                "product_view",
                time(field[2]),
                "serenade-" + field[0],
                json -> {
                    json.writeStringField("sessionId", field[0]);
                    json.writeStringField("itemId", field[1]);
                }));
    }

    private static String name(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('!')) + 1);
        return name.substring(0, Math.min(name.length(), 40));
    }

    private static Instant time(String seconds) throws BrokenLine {
        try {
            return Instant.ofEpochMilli(new BigDecimal(seconds)
                    .multiply(MILLIS)
                    .setScale(0, RoundingMode.DOWN)
                    .longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new BrokenLine("time " + seconds + " is no number of seconds");
        }
    }
}
