package dev.sapando.ingest.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Clicks as Serenade's example and most session-based data sets have them: {@code SessionId ItemId Time}, parted by tabs, time
 * in seconds. Lines of a session may stand in any order. Nobody is known from one session to the next: each is a visitor.
 */
final class SerenadeFormat implements Converter {
    private static final String HEADING = "SessionId\tItemId\tTime";
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);
    private static final int LONGEST_ID = 64;

    private String file = "";
    private Occurrences rows = new Occurrences();

    @Override
    public List<Outgoing> convert(Line line) throws BrokenLine {
        String text = new String(line.bytes(), StandardCharsets.UTF_8).strip();
        if (text.equals(HEADING)) {
            throw new Heading();
        }
        String[] field = text.split("\t", -1);
        if (field.length != 3 || field[0].isBlank() || field[1].isBlank()) {
            throw new BrokenLine("not SessionId, ItemId and Time, parted by tabs");
        }
        Instant time = time(field[2]);
        return List.of(EventJson.event(
                id(line.file(), field[0], field[1], time), "product_view", time, "serenade-" + field[0], json -> {
                    json.writeStringField("sessionId", field[0]);
                    json.writeStringField("itemId", field[1]);
                }));
    }

    /** A row is told by what stands in it, and by the how-manieth of its kind in its file it is: real repetitions stay. */
    private String id(String in, String session, String item, Instant time) {
        if (!in.equals(file)) {
            file = in;
            rows = new Occurrences();
        }
        String row = time.toEpochMilli() + ":" + item;
        int nth = rows.next(session + "\t" + row);
        String id = row + ":" + nth;
        return id.length() <= LONGEST_ID
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
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
