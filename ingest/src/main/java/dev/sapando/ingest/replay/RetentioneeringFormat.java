package dev.sapando.ingest.replay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Retentioneering's shop paths: {@code user_id,session_id,event,timestamp,platform,acquisition_channel,user_cohort,user_lifecycle},
 * times to the second, taken as UTC. Pages keep their name. Articles, queries and prices are not told: {@value #ITEM} stands for
 * all articles.
 */
final class RetentioneeringFormat implements Converter {
    private static final String ITEM = "not-told";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    /** Everything else is a page. */
    private static final Map<String, String> TYPES = Map.of(
            "product_view", "product_view",
            "add_to_cart", "add_to_cart",
            "search", "search",
            "shipping_details", "checkout_started",
            "purchase", "purchase");

    private static final List<More> MORE = List.of(
            new More("platform", "platform"),
            new More("acquisition_channel", "channel"),
            new More("user_cohort", "cohort"),
            new More("user_lifecycle", "lifecycle"));

    private record More(String column, String field) {}

    private final Columns columns =
            new Columns(',', "user_id", "session_id", "event", "timestamp", "platform", "acquisition_channel");

    @Override
    public List<Outgoing> convert(Line line) throws BrokenLine {
        Row row = columns.row(line);
        return List.of(event(row));
    }

    private static Outgoing event(Row row) throws BrokenLine {
        Instant time = row.time("timestamp", TIME, ZoneOffset.UTC);
        String session = row.text("session_id");
        String happened = row.text("event");
        String type = TYPES.getOrDefault(happened, "page_view");
        String id = session + ":" + happened + ":" + time.getEpochSecond();
        return EventJson.event(id, type, time, "retentioneering-" + row.text("user_id"), json -> {
            json.writeStringField("sessionId", session);
            for (More more : MORE) {
                Optional<String> value = row.optional(more.column);
                if (value.isPresent()) {
                    json.writeStringField(more.field, value.get());
                }
            }
            switch (type) {
                case "product_view", "add_to_cart" -> json.writeStringField("itemId", ITEM);
                case "search" -> json.writeStringField("query", "");
                case "purchase" -> new OneLineOrder(id, ITEM, 1, null).write(json);
                default -> json.writeStringField("page", happened);
            }
        });
    }
}
