package dev.sapando.monitoring;

import dev.sapando.monitoring.business.Cell;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Session;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The same cells by looking at everything at once, as slowly as it takes: definitions read aloud, no state, no order. */
final class Naive {
    private final Map<String, BigDecimal> cells = new HashMap<>();
    private final List<Event> events;
    private final List<ServedList> lists;

    private Naive(List<Event> events, List<ServedList> lists) {
        this.events = events;
        this.lists = lists;
    }

    static Map<String, BigDecimal> cells(List<Event> events, List<ServedList> lists, List<Session> sessions) {
        var naive = new Naive(events, lists);
        Set<String> visitors = new HashSet<>();
        events.forEach(event -> {
            if (event.getVisitorId() != null) {
                visitors.add(event.getVisitorId());
            }
        });
        visitors.forEach(naive::visitor);
        events.forEach(naive::money);
        events.stream()
                .filter(event -> event.getFlags().contains("bot"))
                .forEach(event -> naive.add("bots.events", day(event.getOccurredAt()), 1));
        sessions.forEach(naive::session);
        lists.forEach(naive::list);
        naive.cells.putAll(new NaiveEffect(events, lists, sessions).cells());
        naive.cells.values().removeIf(value -> value.signum() == 0);
        return naive.cells;
    }

    private void visitor(String visitor) {
        List<Event> mine = events.stream()
                .filter(event -> visitor.equals(event.getVisitorId()))
                .toList();
        var days = new TreeSet<LocalDate>();
        mine.stream().filter(e -> !e.getType().equals("refund")).forEach(e -> days.add(day(e.getOccurredAt())));
        if (isBot(visitor)) {
            days.forEach(day -> add("bots.visitors", day, 1));
            return;
        }
        LocalDate bought = mine.stream()
                .filter(e -> e.getType().equals("purchase"))
                .map(e -> day(e.getOccurredAt()))
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
        String channel = mine.stream()
                .filter(e -> e.getChannel() != null && !e.getType().equals("refund"))
                .min(Comparator.comparing(Event::getOccurredAt).thenComparing(Event::getChannel))
                .map(Event::getChannel)
                .orElse("none");
        String[] who = {"channel", channel, "arm", arm(visitor)};
        for (LocalDate day : days) {
            add("visitors", day, 1, who);
            add("visitors.prospects", day, bought.isBefore(day) ? 0 : 1, who);
            add("visitors.first_purchase", day, bought.equals(day) ? 1 : 0, who);
            add("visitors.new", day, day.equals(days.first()) ? 1 : 0, who);
            long distance = ChronoUnit.DAYS.between(days.first(), day);
            if (distance <= 30) {
                add("retention", days.first() + "+" + distance, BigDecimal.ONE);
            }
            String population = bought.isAfter(day) ? "not_yet_customers" : "customers";
            LocalDate next = days.higher(day);
            if (next == null) {
                add("returns.last", day, 1, "population", population, "arm", arm(visitor));
            } else {
                String gap = String.valueOf(ChronoUnit.DAYS.between(day, next));
                add("returns.gap", day, 1, "population", population, "arm", arm(visitor), "days", gap);
            }
        }
    }

    private void money(Event event) {
        if (event.getLines() == null || isBot(event.getVisitorId())) {
            return;
        }
        String[] where = {"currency", Objects.requireNonNull(event.getCurrency()), "arm", arm(event.getVisitorId())};
        LocalDate day = day(event.getOccurredAt());
        boolean sale = event.getType().equals("purchase");
        add("revenue.orders", day, sale ? 1 : 0, where);
        add("revenue.free_orders", day, sale && isFree(event.getLines()) ? 1 : 0, where);
        for (OrderLine line : event.getLines()) {
            item(line, sale, day, event.getCurrency());
            if (line.getUnitPrice() == null) {
                add("revenue.lines_without_price", day, sale ? 1 : 0, where);
            } else {
                add(
                        sale ? "revenue.gross" : "revenue.refunded",
                        day.toString(),
                        line.getUnitPrice().multiply(BigDecimal.valueOf(line.getQuantity())),
                        where);
            }
        }
    }

    private static boolean isFree(List<OrderLine> lines) {
        return lines.stream()
                .allMatch(line ->
                        line.getUnitPrice() != null && line.getUnitPrice().signum() == 0);
    }

    private void item(OrderLine line, boolean sale, LocalDate day, String currency) {
        String[] of = {"item", line.getItemId(), "currency", currency};
        add("sales.units_returned", day, sale ? 0 : line.getQuantity(), of);
        if (line.getUnitPrice() != null) {
            add(
                    sale ? "sales.gross" : "sales.refunded",
                    day.toString(),
                    line.getUnitPrice().multiply(BigDecimal.valueOf(line.getQuantity())),
                    of);
        }
    }

    private void session(Session session) {
        LocalDate day = day(session.getStartedAt());
        if (session.getBot() || isBot(session.getVisitorId())) {
            add("bots.sessions", day, 1);
            return;
        }
        String campaign = session.getCampaign() == null ? "none" : session.getCampaign();
        String[] who = {
            "channel",
            session.getChannel(),
            "platform",
            session.getPlatform(),
            "arm",
            arm(session.getVisitorId()),
            "visitor",
            isNew(session.getVisitorId(), day) ? "new" : "returning"
        };
        boolean bought = session.getPurchases() > 0;
        Map.of(
                        "",
                        true,
                        ".view",
                        session.getProductViews() > 0,
                        ".cart",
                        session.getCartAdds() > 0,
                        ".checkout",
                        session.getCheckouts() > 0,
                        ".purchase",
                        bought,
                        ".purchase_without_cart",
                        bought && session.getCartAdds() == 0)
                .forEach((step, reached) -> {
                    add("sessions" + step, day, reached ? 1 : 0, who);
                    add("campaigns.sessions" + step, day, reached ? 1 : 0, "campaign", campaign);
                });
    }

    private boolean isNew(String visitor, LocalDate day) {
        return events.stream()
                .filter(event ->
                        visitor.equals(event.getVisitorId()) && !event.getType().equals("refund"))
                .noneMatch(event -> day(event.getOccurredAt()).isBefore(day));
    }

    private void list(ServedList list) {
        if (!isBot(list.getVisitorId())) {
            new NaiveList(list, events).count((metric, labels) -> add(metric, day(list.getServedAt()), 1, labels));
        }
    }

    private boolean isBot(@Nullable String visitor) {
        return visitor != null
                && events.stream()
                        .anyMatch(e ->
                                visitor.equals(e.getVisitorId()) && e.getFlags().contains("bot"));
    }

    private String arm(@Nullable String visitor) {
        return lists.stream()
                .filter(list -> list.getVisitorId().equals(visitor))
                .min(Comparator.comparing(ServedList::getServedAt).thenComparing(ServedList::getArm))
                .map(ServedList::getArm)
                .orElse("none");
    }

    private void add(String metric, LocalDate day, long amount, String... labels) {
        add(metric, day.toString(), BigDecimal.valueOf(amount), labels);
    }

    private void add(String metric, String period, BigDecimal amount, String... labels) {
        cells.merge(Cell.of(metric, period, labels).key(), amount.setScale(Cell.SCALE), BigDecimal::add);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
