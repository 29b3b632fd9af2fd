package dev.sapando.ingest.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * YooChoose's files (RecSys Challenge 2015), without a heading: clicks {@code session,timestamp,item,category} and buys
 * {@code session,timestamp,item,price,quantity}, told apart by the number of fields. Nobody is known from one session to the next:
 * each is a visitor. Which currency prices are in is not told; where price and quantity are 0, neither are they.
 */
final class YooChooseFormat implements Converter {
    private static final int CLICK = 4;

    private final Columns clicks = new Columns(',', List.of("session", "timestamp", "item", "category"));
    private final Columns buys = new Columns(',', List.of("session", "timestamp", "item", "price", "quantity"));

    @Override
    public List<Outgoing> convert(Line line) throws BrokenLine {
        boolean click = clicks.fields(line).size() == CLICK;
        Row row = (click ? clicks : buys).row(line);
        return List.of(click ? click(row) : buy(row));
    }

    private static Outgoing click(Row row) throws BrokenLine {
        Instant time = time(row);
        String session = row.text("session");
        String item = row.text("item");
        String category = row.text("category");
        return EventJson.event(
                time.toEpochMilli() + ":" + item + ":" + category,
                "product_view",
                time,
                "yoochoose-" + session,
                json -> {
                    json.writeStringField("sessionId", session);
                    json.writeStringField("itemId", item);
                    json.writeStringField("category", category);
                });
    }

    private static Outgoing buy(Row row) throws BrokenLine {
        Instant time = time(row);
        String session = row.text("session");
        String item = row.text("item");
        long quantity = row.whole("quantity");
        var price = row.amount("price");
        boolean told = quantity != 0 || price.signum() != 0;
        var order =
                new OneLineOrder(session + ":" + time.toEpochMilli(), item, told ? quantity : 1, told ? price : null);
        return EventJson.event(
                time.toEpochMilli() + ":" + item + ":" + price + "x" + quantity,
                "purchase",
                time,
                "yoochoose-" + session,
                json -> {
                    json.writeStringField("sessionId", session);
                    order.write(json);
                });
    }

    private static Instant time(Row row) throws BrokenLine {
        String text = row.text("timestamp");
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BrokenLine("timestamp " + text + " is no time such as 2014-04-07T10:51:09.277Z");
        }
    }
}
