package dev.sapando.demo.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sapando.demo.shop.Dirt;
import dev.sapando.demo.shop.RecordedShop;
import dev.sapando.demo.shop.ShopSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Events to be stored, one JSON object each, in the order in which they arrive.
 *
 * @param name for the table
 */
record Workload(String name, List<String> events) {
    private static final int EVENTS_OF_A_REQUEST = 5;
    private static final ShopSettings SHOP =
            ShopSettings.DEFAULT.withHistoryEvents(160_000).withDirt(Dirt.NONE);

    Workload {
        events = List.copyOf(events);
    }

    /** Thirty days of the simulated shop: clicks, scrolls, lists seen, purchases; each good event once. */
    static Workload shop() {
        return new Workload("shop", RecordedShop.events(SHOP, Instant.parse("2024-03-14T12:00:00Z")));
    }

    Workload with(Ids ids, String otherName) {
        return new Workload(otherName, events.stream().map(ids::in).toList());
    }

    /** As browsers send that gather a visitor's events: five at a time, when the fifth has happened. */
    Workload inRequests() {
        var open = new LinkedHashMap<String, List<String>>();
        var sent = new ArrayList<String>(events.size());
        for (String event : events) {
            ObjectNode json = Ids.read(event);
            List<String> request = open.computeIfAbsent(
                    json.path("visitorId").asText(json.path("eventId").asText()), visitor -> new ArrayList<>());
            request.add(event);
            if (request.size() == EVENTS_OF_A_REQUEST) {
                sent.addAll(request);
                request.clear();
            }
        }
        open.values().stream().flatMap(Collection::stream).forEach(sent::add);
        return new Workload(name, sent);
    }

    double jsonBytes() {
        return events.stream()
                .mapToInt(event -> event.getBytes(StandardCharsets.UTF_8).length + 1)
                .average()
                .orElseThrow();
    }
}
