package dev.sapando.ingest.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The shops that REES46 published, a file a month: {@code event_time,event_type,product_id,category_id,category_code,brand,price,
 * user_id,user_session}, times in UTC to the second. Which currency prices are in is not told.
 */
final class Rees46Format implements Converter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);
    private static final Map<String, String> TYPES = Map.of(
            "view", "product_view",
            "cart", "add_to_cart",
            "remove_from_cart", "remove_from_cart",
            "purchase", "purchase");
    private static final List<More> MORE = List.of(
            new More("category_id", "categoryId"), new More("category_code", "category"), new More("brand", "brand"));

    private record More(String column, String field) {}

    private final Columns columns =
            new Columns(',', "event_time", "event_type", "product_id", "price", "user_id", "user_session");

    @Override
    public List<Outgoing> convert(Line line) throws BrokenLine {
        Row row = columns.row(line);
        return List.of(event(row));
    }

    private static Outgoing event(Row row) throws BrokenLine {
        Instant time = row.time("event_time", TIME, ZoneOffset.UTC);
        String happened = row.text("event_type");
        String item = row.text("product_id");
        String type = TYPES.get(happened);
        if (type == null) {
            throw new BrokenLine("event_type " + happened + " is none of view, cart, remove_from_cart and purchase");
        }
        BigDecimal price = row.amount("price");
        Optional<String> session = row.optional("user_session");
        String id = time.getEpochSecond() + ":" + happened + ":" + item + ":" + price
                + session.map(name -> ":" + name.substring(0, Math.min(name.length(), 8)))
                        .orElse("");
        var order = new OneLineOrder(session.orElse("") + ":" + time.getEpochSecond(), item, 1, price);
        return EventJson.event(id, type, time, "rees46-" + row.text("user_id"), json -> {
            if (session.isPresent()) {
                json.writeStringField("sessionId", session.get());
            }
            if (type.equals("purchase")) {
                order.write(json);
            } else {
                json.writeStringField("itemId", item);
                json.writeStringField("price", price.toPlainString());
            }
            more(row, json);
        });
    }

    private static void more(Row row, JsonGenerator json) throws IOException {
        for (More more : MORE) {
            Optional<String> value = row.optional(more.column);
            if (value.isPresent()) {
                json.writeStringField(more.field, value.get());
            }
        }
    }
}
