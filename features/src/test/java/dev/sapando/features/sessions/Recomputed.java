package dev.sapando.features.sessions;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.Session;
import dev.sapando.schema.SessionItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sessions the plain way: all events of one visitor at hand, sorted, cut, and counted. Shares no code with what it checks. */
final class Recomputed {
    private static final Set<String> TOUCHES = Set.of("product_view", "recommendation_click", "add_to_cart");

    private Recomputed() {}

    static Map<String, Session> sessions(List<Event> events) {
        List<Event> sorted = events.stream()
                .sorted(Comparator.comparing(Event::getOccurredAt).thenComparing(Event::getEventId))
                .toList();
        var groups = new HashMap<String, List<Event>>();
        String gapId = "";
        Instant last = Instant.MIN;
        for (Event event : sorted) {
            String id = event.getSessionId();
            if (id == null && event.getType().equals("refund")) {
                continue;
            }
            if (id == null) {
                Instant at = event.getOccurredAt();
                if (!at.isBefore(last.plus(Duration.ofMinutes(30)))) {
                    gapId = "@" + at.toEpochMilli();
                }
                last = at;
                id = gapId;
            } else if (id.startsWith("@")) {
                id = "@" + id;
            }
            groups.computeIfAbsent(id, none -> new ArrayList<>()).add(event);
        }
        return groups.entrySet().stream()
                .collect(Collectors.toMap(
                        group -> CompositeKey.of(sorted.get(0).getVisitorId(), group.getKey()),
                        group -> session(group.getKey(), group.getValue())));
    }

    private static Session session(String id, List<Event> events) {
        Event first = events.get(0);
        Event last = events.get(events.size() - 1);
        var session = new Session();
        session.setSessionId(id);
        session.setVisitorId(first.getVisitorId());
        session.setStartedAt(first.getOccurredAt());
        session.setLastEventAt(last.getOccurredAt());
        session.setEnded(count(events, "session_end") > 0);
        session.setBot(events.stream().anyMatch(event -> event.getFlags().contains("bot")));
        var customers = values(events, Event::getCustomerId);
        session.setCustomerId(customers.isEmpty() ? null : customers.get(customers.size() - 1));
        session.setChannel(first(events, Event::getChannel));
        session.setCampaign(first(events, Event::getCampaign));
        session.setPlatform(first(events, Event::getPlatform));
        session.setEvents(events.size());
        session.setPageViews(count(events, "page_view"));
        session.setProductViews(count(events, "product_view"));
        session.setSearches(count(events, "search"));
        session.setCartAdds(count(events, "add_to_cart"));
        session.setCheckouts(count(events, "checkout_started"));
        session.setPurchases(count(events, "purchase"));
        session.setRefunds(count(events, "refund"));
        session.setItems(items(events));
        return session;
    }

    private static List<SessionItem> items(List<Event> events) {
        var touched = new HashMap<String, Instant>();
        var bought = new HashMap<String, Instant>();
        for (Event event : events) {
            if (TOUCHES.contains(event.getType())) {
                touched.put(event.getItemId(), event.getOccurredAt());
            } else if (event.getType().equals("purchase")) {
                for (OrderLine line : event.getLines()) {
                    touched.put(line.getItemId(), event.getOccurredAt());
                    bought.put(line.getItemId(), event.getOccurredAt());
                }
            }
        }
        List<String> latestBought = latest(bought);
        return latest(touched).stream()
                .map(item -> new SessionItem(item, touched.get(item), latestBought.contains(item)))
                .toList();
    }

    private static List<String> latest(Map<String, Instant> lastAt) {
        return lastAt.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .skip(Math.max(0, lastAt.size() - 100))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int count(List<Event> events, String type) {
        return (int)
                events.stream().filter(event -> event.getType().equals(type)).count();
    }

    private static @Nullable String first(List<Event> events, Function<Event, String> field) {
        return values(events, field).stream().findFirst().orElse(null);
    }

    private static List<String> values(List<Event> events, Function<Event, String> field) {
        return events.stream().map(field).filter(Objects::nonNull).toList();
    }
}
