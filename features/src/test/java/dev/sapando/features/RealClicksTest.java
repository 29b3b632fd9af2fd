package dev.sapando.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.ItemDay;
import dev.sapando.schema.ItemFeatures;
import dev.sapando.schema.Session;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What real shops' visitors did, held against a plain count of the files. */
class RealClicksTest {
    /** One line of the clothing shop's clickstream of 2008, which knows the day and the order of a session's clicks. */
    private record Click(LocalDate day, int order, String session, String model) {
        static Click of(String line) {
            String[] field = line.split(";", -1);
            return new Click(
                    LocalDate.of(Integer.parseInt(field[0]), Integer.parseInt(field[1]), Integer.parseInt(field[2])),
                    Integer.parseInt(field[3]),
                    field[5],
                    field[7]);
        }

        /** A minute after the one before; no client's session, so that the clicks' times alone make it. */
        Event event() {
            Instant at = day.atTime(LocalTime.MIDNIGHT).plusMinutes(order).toInstant(ZoneOffset.UTC);
            Event event = Shop.event(session + ":" + order, EventType.PRODUCT_VIEW, at);
            event.setVisitorId("eshop-" + session);
            event.setItemId(model);
            return event;
        }
    }

    @Test
    void the_clothing_shop_of_2008_has_24026_sessions_and_every_click_counts_for_its_model() throws IOException {
        List<Click> clicks = clicks(TestData.require("eshop-clothing-2008/clickstream+data+for+online+shopping.zip"));
        assertThat(clicks).hasSize(165_474);
        try (var shop = new FeaturesDriver()) {
            clicks.forEach(click -> shop.send(click.event()));

            assertThat(shop.sessions()).hasSize(24_026);
            assertThat(shop.sessions().values().stream()
                            .collect(Collectors.groupingBy(
                                    Session::getVisitorId, Collectors.summingLong(Session::getProductViews))))
                    .isEqualTo(clicks.stream()
                            .collect(
                                    Collectors.groupingBy(click -> "eshop-" + click.session(), Collectors.counting())));
            assertThat(shop.sessions().values().stream()
                            .collect(Collectors.toMap(Session::getVisitorId, session -> session.getItems()
                                    .size())))
                    .isEqualTo(clicks.stream()
                            .collect(Collectors.groupingBy(
                                    click -> "eshop-" + click.session(),
                                    Collectors.collectingAndThen(
                                            Collectors.mapping(Click::model, Collectors.toSet()),
                                            models -> Math.min(100, models.size())))));
            assertThat(views(shop.items()))
                    .isEqualTo(viewsOfTheLast60Days(clicks))
                    .hasSize(217);
        }
    }

    @Test
    void the_twenty_sessions_of_otto_stay_twenty_with_every_click_cart_and_order() throws IOException {
        List<JsonObject> sessions = Files.readAllLines(TestData.require("otto/train.jsonl")).stream()
                .map(JsonObject::new)
                .toList();
        try (var shop = new FeaturesDriver()) {
            sessions.forEach(session -> ottoEvents(session).forEach(shop::send));

            assertThat(shop.sessions()).hasSize(20);
            for (JsonObject session : sessions) {
                String id = session.getValue("session").toString();
                Session row = shop.session("otto-" + id, id);
                assertThat(row.getProductViews()).isEqualTo(ottoCount(List.of(session), "clicks"));
                assertThat(row.getCartAdds()).isEqualTo(ottoCount(List.of(session), "carts"));
                assertThat(row.getPurchases()).isEqualTo(ottoCount(List.of(session), "orders"));
            }
            assertThat(sum(shop.items(), ItemDay::getViews)).isEqualTo(ottoCount(sessions, "clicks"));
            assertThat(sum(shop.items(), ItemDay::getCarts)).isEqualTo(ottoCount(sessions, "carts"));
            assertThat(sum(shop.items(), ItemDay::getPurchases)).isEqualTo(ottoCount(sessions, "orders"));
        }
    }

    private static List<Click> clicks(Path zip) throws IOException {
        try (var file = new ZipFile(zip.toFile());
                var lines = new BufferedReader(new InputStreamReader(
                        file.getInputStream(file.entries().nextElement()), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Click::of).toList();
        }
    }

    private static Map<String, Long> views(Map<String, ItemFeatures> items) {
        return items.values().stream().collect(Collectors.toMap(ItemFeatures::getItemId, item -> item.getDays().stream()
                .mapToLong(ItemDay::getViews)
                .sum()));
    }

    private static Map<String, Long> viewsOfTheLast60Days(List<Click> clicks) {
        var newest = new TreeMap<String, LocalDate>();
        clicks.forEach(click -> newest.merge(click.model(), click.day(), (a, b) -> a.isAfter(b) ? a : b));
        return clicks.stream()
                .filter(click -> click.day()
                        .isAfter(newest.getOrDefault(click.model(), LocalDate.MAX)
                                .minusDays(60)))
                .collect(Collectors.groupingBy(Click::model, Collectors.counting()));
    }

    private static List<Event> ottoEvents(JsonObject session) {
        String id = session.getValue("session").toString();
        var number = LongStream.iterate(0, n -> n + 1).iterator();
        return session.getJsonArray("events").stream()
                .map(JsonObject.class::cast)
                .map(action -> ottoEvent(id, number.next(), action))
                .toList();
    }

    private static Event ottoEvent(String session, long number, JsonObject action) {
        String item = action.getValue("aid").toString();
        Event event = Shop.bought(0, item);
        event.getLines().get(0).setQuantity(1);
        event.setEventId(session + ":" + number);
        event.setOccurredAt(Instant.ofEpochMilli(action.getLong("ts")));
        event.setVisitorId("otto-" + session);
        event.setSessionId(session);
        if (!action.getString("type").equals("orders")) {
            EventType type = action.getString("type").equals("carts") ? EventType.ADD_TO_CART : EventType.PRODUCT_VIEW;
            event.setType(type.wireName());
            event.setItemId(item);
            event.setLines(null);
        }
        return event;
    }

    private static long ottoCount(List<JsonObject> sessions, String type) {
        return sessions.stream()
                .flatMap(session -> session.getJsonArray("events").stream())
                .filter(action -> ((JsonObject) action).getString("type").equals(type))
                .count();
    }

    private static long sum(Map<String, ItemFeatures> items, ToLongFunction<ItemDay> count) {
        return items.values().stream()
                .flatMap(item -> item.getDays().stream())
                .mapToLong(count)
                .sum();
    }
}
