package dev.sapando.ingest.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Diginetica's {@code train-item-views.csv} (CIKM Cup 2016), {@code sessionId;userId;itemId;timeframe;eventdate}, and
 * {@code train-purchases.csv}, which has {@code ordernumber} besides. It tells the day and the milliseconds since the session
 * began, not the hour: every session begins with its day, so that order is kept. Most sessions have no user ({@code NA}): each of
 * these is a visitor. Prices are not told.
 */
final class DigineticaFormat implements Converter {
    private final Columns columns = new Columns(';', "sessionId", "userId", "itemId", "timeframe", "eventdate");

    @Override
    public List<Outgoing> convert(Line line) throws BrokenLine {
        Row row = columns.row(line);
        return List.of(event(row));
    }

    private static Outgoing event(Row row) throws BrokenLine {
        String session = row.text("sessionId");
        String item = row.text("itemId");
        long since = row.whole("timeframe");
        Optional<String> order = row.optional("ordernumber");
        Optional<String> user = row.optional("userId");
        String visitor = "diginetica-" + user.map(id -> "user-" + id).orElse("session-" + session);
        String id = session + ":" + since + ":" + item
                + order.map(number -> ":" + number).orElse("");
        return EventJson.event(id, order.isPresent() ? "purchase" : "product_view", time(row, since), visitor, json -> {
            json.writeStringField("sessionId", session);
            if (user.isPresent()) {
                json.writeStringField("customerId", visitor);
            }
            if (order.isPresent()) {
                new OneLineOrder(order.get(), item, 1, null).write(json);
            } else {
                json.writeStringField("itemId", item);
            }
        });
    }

    private static Instant time(Row row, long since) throws BrokenLine {
        String day = row.text("eventdate");
        try {
            return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(since);
        } catch (DateTimeException | ArithmeticException e) {
            throw new BrokenLine("eventdate " + day + " and timeframe " + since + " are no time");
        }
    }
}
