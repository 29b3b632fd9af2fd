package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sapando.event.rule.Rules;
import dev.sapando.schema.OrderLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of an order. What a line has beyond the contract is kept with the event, as attribute {@code lines[0].size}. */
final class OrderLines {
    private static final int FIELDS = OrderLine.getClassSchema().getFields().size();

    private OrderLines() {}

    static @Nullable List<OrderLine> read(EventDraft draft, Fields fields, String name) throws IOException {
        if (!fields.is(JsonToken.START_ARRAY, name, "a list of order lines")) {
            return null;
        }
        var lines = new ArrayList<OrderLine>();
        while (fields.input().parser().nextToken() != JsonToken.END_ARRAY) {
            if (lines.size() > Rules.MOST_LINES) {
                // Too many already: the event is refused, whatever follows.
                fields.input().end();
                continue;
            }
            String place = name + "[" + lines.size() + "]";
            var line = new OrderLine();
            if (fields.is(JsonToken.START_OBJECT, place, "an object with itemId, quantity and unitPrice")) {
                readLine(line, place + ".", draft, fields);
            } else {
                fields.missing(place);
            }
            lines.add(line);
        }
        return lines;
    }

    private static void readLine(OrderLine line, String place, EventDraft draft, Fields fields) throws IOException {
        JsonParser json = fields.input().parser();
        Integer quantity = null;
        var seen = new HashSet<String>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            // With more than these there are too many attributes: the event is refused.
            if (seen.size() <= FIELDS + Rules.MOST_ATTRIBUTES && !seen.add(name)) {
                fields.twice(place + name);
            }
            switch (name) {
                case "itemId" -> line.setItemId(fields.text(place + name));
                case "quantity" -> quantity = fields.integer(place + name);
                case "unitPrice" -> line.setUnitPrice(fields.amount(place + name));
                case "recommendationId" -> line.setRecommendationId(fields.text(place + name));
                default -> draft.attribute(place + name, fields.input());
            }
        }
        if (line.getItemId() == null) {
            fields.missing(place + "itemId");
        }
        if (quantity == null) {
            fields.missing(place + "quantity");
        } else {
            line.setQuantity(quantity);
        }
    }
}
