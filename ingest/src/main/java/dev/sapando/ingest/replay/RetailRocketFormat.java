package dev.sapando.ingest.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * RetailRocket's {@code events.csv}: {@code timestamp,visitorid,event,itemid,transactionid}, times in milliseconds, in no order.
 * Prices are not told.
 */
final class RetailRocketFormat implements Converter {
    private static final Map<String, String> TYPES =
            Map.of("view", "product_view", "addtocart", "add_to_cart", "transaction", "purchase");

    private final Columns columns = new Columns(',', "timestamp", "visitorid", "event", "itemid", "transactionid");

    @Override
    public List<Outgoing> convert(Line line) throws BrokenLine {
        Row row = columns.row(line);
        return List.of(event(row));
    }

    private static Outgoing event(Row row) throws BrokenLine {
        long millis = row.whole("timestamp");
        String happened = row.text("event");
        String item = row.text("itemid");
        String type = TYPES.get(happened);
        if (type == null) {
            throw new BrokenLine("event " + happened + " is none of view, addtocart and transaction");
        }
        String id = millis + ":" + happened + ":" + item;
        String visitor = "retailrocket-" + row.text("visitorid");
        if (!type.equals("purchase")) {
            return EventJson.event(
                    id, type, Instant.ofEpochMilli(millis), visitor, json -> json.writeStringField("itemId", item));
        }
        String transaction = row.text("transactionid");
        return EventJson.event(
                id + ":" + transaction,
                type,
                Instant.ofEpochMilli(millis),
                visitor,
                new OneLineOrder(transaction, item, 1, null)::write);
    }
}
