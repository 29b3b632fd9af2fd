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
import java.util.OptionalLong;
import java.util.TreeMap;

/** The cells of the experiment by looking at everything at once: each visitor from the first served list until 7 days later. */
final class NaiveEffect {
    private final Map<String, BigDecimal> cells = new HashMap<>();
    private final List<Event> events;
    private final List<ServedList> lists;
    private final List<Session> sessions;

    NaiveEffect(List<Event> events, List<ServedList> lists, List<Session> sessions) {
        this.events = events;
        this.lists = lists;
        this.sessions = sessions;
    }

    Map<String, BigDecimal> cells() {
        lists.stream().map(ServedList::getVisitorId).distinct().forEach(this::visitor);
        cells.values().removeIf(value -> value.signum() == 0);
        return cells;
    }

    private void visitor(String visitor) {
        List<Event> mine = events.stream()
                .filter(event -> visitor.equals(event.getVisitorId()))
                .toList();
        if (mine.stream().anyMatch(event -> event.getFlags().contains("bot"))) {
            return;
        }
        List<ServedList> shown = lists.stream()
                .filter(list -> visitor.equals(list.getVisitorId()))
                .sorted(Comparator.comparing(ServedList::getServedAt).thenComparing(ServedList::getArm))
                .toList();
        String arm = shown.get(0).getArm();
        LocalDate first = day(shown.get(0).getServedAt());
        if (shown.stream().anyMatch(list -> !list.getArm().equals(arm) && within(first, list.getServedAt()))) {
            add("effect.two_arms", first, BigDecimal.ONE, "arm", arm);
            return;
        }
        add("effect.visitors", first, BigDecimal.ONE, "arm", arm);
        var of = new Part(first, arm);
        purchases(of, mine);
        returns(of, mine);
        List<Session> visits = sessions.stream()
                .filter(session -> session.getVisitorId().equals(visitor) && within(first, session.getStartedAt()))
                .toList();
        of.ratio(
                "session_conversion",
                visits.stream().filter(session -> session.getPurchases() > 0).count(),
                visits.size());
        clicks(of, mine, shown);
        money(of, mine);
    }

    private static void returns(Part of, List<Event> mine) {
        OptionalLong days = mine.stream()
                .filter(event -> !event.getType().equals("refund") && within(of.first, event.getOccurredAt()))
                .mapToLong(event -> ChronoUnit.DAYS.between(of.first, day(event.getOccurredAt())))
                .filter(day -> day > 0)
                .min();
        of.add("return_rate", "numerator", days.isPresent() ? 1 : 0);
        of.add("days_to_return", "numerator", days.orElse(7));
        of.add("days_to_return", "numerator_squared", days.orElse(7) * days.orElse(7));
    }

    private static void purchases(Part of, List<Event> mine) {
        LocalDate bought = mine.stream()
                .filter(event -> event.getType().equals("purchase"))
                .map(event -> day(event.getOccurredAt()))
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
        if (!bought.isBefore(of.first)) {
            of.add("first_purchase_conversion", "denominator", 1);
            of.add("first_purchase_conversion", "numerator", bought.isAfter(of.first.plusDays(7)) ? 0 : 1);
        }
    }

    private static void clicks(Part of, List<Event> mine, List<ServedList> shown) {
        int seen = 0;
        int clicked = 0;
        for (ServedList list : shown) {
            var places = new HashSet<Integer>();
            var hits = new HashSet<Integer>();
            for (Event event : mine) {
                if (list.getRecommendationId().equals(event.getRecommendationId())) {
                    places.addAll(Objects.requireNonNullElse(event.getPositions(), List.of()));
                    hits.add(Objects.requireNonNullElse(event.getPosition(), Integer.MAX_VALUE));
                }
            }
            places.removeIf(place -> place >= list.getItems().size());
            hits.removeIf(place -> place >= list.getItems().size());
            seen += within(of.first, list.getServedAt()) ? places.size() : 0;
            clicked += within(of.first, list.getServedAt()) ? hits.size() : 0;
        }
        of.ratio("click_rate", clicked, seen);
    }

    private static void money(Part of, List<Event> mine) {
        var net = new TreeMap<String, BigDecimal>();
        for (Event event : mine) {
            if (event.getLines() != null && within(of.first, event.getOccurredAt())) {
                for (OrderLine line : event.getLines()) {
                    BigDecimal price = Objects.requireNonNullElse(line.getUnitPrice(), BigDecimal.ZERO);
                    BigDecimal paid = price.multiply(BigDecimal.valueOf(line.getQuantity()));
                    net.merge(
                            Objects.requireNonNull(event.getCurrency()),
                            event.getType().equals("purchase") ? paid : paid.negate(),
                            BigDecimal::add);
                }
            }
        }
        net.forEach((currency, amount) -> {
            String[] where = {"currency", currency};
            of.add("revenue_per_visitor", "numerator", amount, where);
            of.add("revenue_per_visitor", "numerator_squared", amount.pow(2).movePointRight(4), where);
        });
    }

    private final class Part {
        private final LocalDate first;
        private final String arm;

        Part(LocalDate first, String arm) {
            this.first = first;
            this.arm = arm;
        }

        void ratio(String measure, long numerator, long denominator) {
            add(measure, "numerator", numerator);
            add(measure, "denominator", denominator);
            add(measure, "numerator_squared", numerator * numerator);
            add(measure, "denominator_squared", denominator * denominator);
            add(measure, "product", numerator * denominator);
        }

        void add(String measure, String sum, long amount) {
            add(measure, sum, BigDecimal.valueOf(amount));
        }

        void add(String measure, String sum, BigDecimal amount, String... currency) {
            Cell cell = Cell.of("effect.sums", first.toString(), "arm", arm, "measure", measure, "sum", sum);
            NaiveEffect.this.add(currency.length == 0 ? cell : cell.and(currency[0], currency[1]), amount);
        }
    }

    private void add(String metric, LocalDate day, BigDecimal amount, String... labels) {
        add(Cell.of(metric, day.toString(), labels), amount);
    }

    private void add(Cell cell, BigDecimal amount) {
        cells.merge(cell.key(), amount.setScale(Cell.SCALE), BigDecimal::add);
    }

    private static boolean within(LocalDate first, Instant at) {
        return !day(at).isBefore(first) && !day(at).isAfter(first.plusDays(7));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
