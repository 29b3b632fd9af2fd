package dev.sapando.demo.exact;

import dev.sapando.demo.shop.Diary;
import dev.sapando.monitoring.reference.Bill;
import dev.sapando.monitoring.reference.Calendar;
import dev.sapando.monitoring.reference.Deed;
import dev.sapando.monitoring.reference.WholeStory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** What a shop sent, as this test reads it: by the names that stand in its JSON. */
public final class Sent {
    private Sent() {}

    static List<Deed> deeds(Diary diary) {
        return diary.events().stream().map(line -> deed(new JsonObject(line))).toList();
    }

    public static WholeStory story(Diary diary) {
        return new WholeStory(
                deeds(diary),
                diary.lists(),
                diary.spend().stream().map(line -> bill(new JsonObject(line))).toList(),
                new Calendar(ZoneOffset.UTC, DayOfWeek.MONDAY));
    }

    /** The simulated shop's machines say what they are. */
    private static Deed deed(JsonObject event) {
        return new Deed(
                        event.getString("eventId"),
                        event.getString("type"),
                        Instant.parse(event.getString("occurredAt")),
                        event.getString("visitorId"),
                        event.getString("customerId"),
                        event.getString("sessionId"),
                        event.getString("channel"),
                        event.getString("campaign"),
                        event.getString("platform"),
                        event.getString("userAgent", "")
                                .toLowerCase(Locale.ROOT)
                                .contains("bot"),
                        event.getBoolean("consent"),
                        event.getString("currency"),
                        lines(event.getJsonArray("lines", new JsonArray())))
                .with(mention(event));
    }

    /** An event has the places that were seen, or the one that was clicked. */
    private static Deed.Mention mention(JsonObject said) {
        Integer clicked = said.getInteger("position");
        return new Deed.Mention(
                said.getString("recommendationId"),
                said.getString("itemId"),
                clicked != null
                        ? List.of(clicked)
                        : said.getJsonArray("positions", new JsonArray()).stream()
                                .map(Integer.class::cast)
                                .toList());
    }

    private static List<Deed.Line> lines(JsonArray lines) {
        return lines.stream()
                .map(line -> (JsonObject) line)
                .map(line -> new Deed.Line(
                        line.getInteger("quantity"), new BigDecimal(line.getString("unitPrice")), mention(line)))
                .toList();
    }

    private static Bill bill(JsonObject report) {
        return new Bill(
                report.getString("channel"),
                report.getString("campaign"),
                LocalDate.parse(report.getString("day")),
                new BigDecimal(report.getString("amount")),
                report.getString("currency"));
    }
}
