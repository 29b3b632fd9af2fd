package dev.sapando.monitoring;

import static java.util.Objects.requireNonNull;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.ServedList;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Persons and what is asked of them, read aloud from the list of events: no state, no order, no bytes. */
final class NaivePeople {
    private static final Comparator<Event> BY_TEXT = Comparator.comparing(Event::getChannel)
            .thenComparing(event -> event.getCampaign() == null ? "none" : event.getCampaign());
    private static final Comparator<Event> FIRST =
            Comparator.comparing(Event::getOccurredAt).thenComparing(BY_TEXT);
    private static final Comparator<Event> LAST =
            Comparator.comparing(Event::getOccurredAt).thenComparing(BY_TEXT.reversed());

    private final List<Event> events;
    private final List<ServedList> lists;
    private final ZoneId zone;

    /** An event, and whose it is. */
    private record Deed(Event event, String visitor, LocalDate day) {
        boolean is(String type) {
            return event.getType().equals(type);
        }
    }

    /** Somebody, by all that they did. */
    final class Somebody {
        private final List<Deed> deeds;

        private Somebody(List<Deed> deeds) {
            this.deeds = deeds;
        }

        TreeSet<LocalDate> visits() {
            return days(deed -> !deed.is("refund"));
        }

        TreeSet<LocalDate> refunds() {
            return days(deed -> deed.is("refund"));
        }

        TreeSet<LocalDate> orders(boolean alsoFree) {
            return days(deed -> deed.is("purchase") && (alsoFree || !isFree(deed.event)));
        }

        String arm() {
            List<String> arms = deeds.stream()
                    .map(Deed::visitor)
                    .distinct()
                    .map(NaivePeople.this::arm)
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
            return arms.isEmpty() ? "none" : arms.size() == 1 ? arms.get(0) : "both";
        }

        /** Net in all currencies. */
        Map<String, BigDecimal> net() {
            var net = new TreeMap<String, BigDecimal>();
            deeds.stream()
                    .filter(deed -> deed.is("purchase") || deed.is("refund"))
                    .forEach(deed -> net.merge(
                            Objects.requireNonNull(deed.event.getCurrency()),
                            deed.is("refund") ? total(deed.event).negate() : total(deed.event),
                            BigDecimal::add));
            return net;
        }

        Optional<Event> firstTouch() {
            return deeds.stream()
                    .map(Deed::visitor)
                    .distinct()
                    .flatMap(visitor -> firstTouch(visitor).stream())
                    .min(NaivePeople.FIRST);
        }

        /** The visitor's own first one; of who was somebody else then, the last one of the first day that had one. */
        private Optional<Event> firstTouch(String visitor) {
            Optional<Event> ever = events.stream()
                    .filter(event -> visitor.equals(event.getVisitorId()) && event.getChannel() != null)
                    .min(NaivePeople.FIRST);
            List<Deed> mine = deeds.stream()
                    .filter(deed -> deed.visitor.equals(visitor) && deed.event.getChannel() != null)
                    .toList();
            if (ever.filter(first -> mine.stream().anyMatch(deed -> deed.event == first))
                    .isPresent()) {
                return ever;
            }
            Optional<LocalDate> day = mine.stream().map(Deed::day).min(Comparator.naturalOrder());
            return mine.stream()
                    .filter(deed -> day.filter(deed.day::equals).isPresent())
                    .map(Deed::event)
                    .max(NaivePeople.LAST);
        }

        Optional<Event> lastTouch() {
            LocalDate bought =
                    orders(true).isEmpty() ? LocalDate.MAX : orders(true).first();
            return deeds.stream()
                    .filter(deed -> deed.event.getChannel() != null && !deed.day.isAfter(bought))
                    .map(Deed::event)
                    .max(NaivePeople.LAST);
        }

        private TreeSet<LocalDate> days(Predicate<Deed> which) {
            return deeds.stream().filter(which).map(Deed::day).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    NaivePeople(List<Event> events, List<ServedList> lists, ZoneId zone) {
        this.events = events;
        this.lists = lists;
        this.zone = zone;
    }

    List<Somebody> visitors() {
        return grouped(Deed::visitor);
    }

    List<Somebody> customers() {
        return grouped(deed -> owner(deed).map(customer -> "c " + customer).orElse("v " + deed.visitor));
    }

    /** Of each cohort by its first day, the size of it at distance 0 and who was active again. */
    Map<LocalDate, Map<Integer, Integer>> retention(Map<String, String> options, DayOfWeek weekStart) {
        boolean byPurchase = requireNonNull(options.get("basis")).equals("first-purchase");
        boolean refunds = requireNonNull(options.get("refunds")).equals("active");
        boolean free = requireNonNull(options.get("free_orders")).equals("in");
        var cohorts = new TreeMap<LocalDate, Map<Integer, Integer>>();
        for (Somebody each : requireNonNull(options.get("unit")).equals("visitor") ? visitors() : customers()) {
            var active = new TreeSet<>(byPurchase ? each.orders(free) : each.visits());
            var begins = new TreeSet<>(active);
            if (refunds) {
                active.addAll(each.refunds());
                begins.addAll(byPurchase ? List.of() : each.refunds());
            }
            if (!begins.isEmpty()) {
                LocalDate cohort = period(begins.first(), requireNonNull(options.get("period")), weekStart);
                active.stream()
                        .map(day -> period(day, requireNonNull(options.get("period")), weekStart))
                        .distinct()
                        .map(period -> distance(cohort, period, requireNonNull(options.get("period"))))
                        .filter(distance -> distance >= 0 && distance <= 30)
                        .forEach(distance -> cohorts.computeIfAbsent(cohort, unknown -> new TreeMap<>())
                                .merge(distance, 1, Integer::sum));
            }
        }
        return cohorts;
    }

    static LocalDate period(LocalDate day, String period, DayOfWeek weekStart) {
        return switch (period) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            default -> YearMonth.from(day).atDay(1);
        };
    }

    private static int distance(LocalDate from, LocalDate until, String period) {
        ChronoUnit unit =
                switch (period) {
                    case "day" -> ChronoUnit.DAYS;
                    case "week" -> ChronoUnit.WEEKS;
                    default -> ChronoUnit.MONTHS;
                };
        return Math.toIntExact(unit.between(from, until));
    }

    private List<Somebody> grouped(java.util.function.Function<Deed, String> by) {
        var bots = events.stream()
                .filter(event -> event.getFlags().contains("bot"))
                .map(Event::getVisitorId)
                .collect(Collectors.toSet());
        return deeds().filter(deed -> !bots.contains(deed.visitor)).collect(Collectors.groupingBy(by)).values().stream()
                .map(Somebody::new)
                .toList();
    }

    private Stream<Deed> deeds() {
        return events.stream()
                .filter(event -> event.getVisitorId() != null)
                .map(event -> new Deed(event, event.getVisitorId(), day(event)));
    }

    /** Whom the visitor was on that day: of the customers begun by then the last, and before them all the first. */
    private Optional<String> owner(Deed deed) {
        var begun = new ArrayList<Event>();
        events.stream()
                .filter(event -> deed.visitor.equals(event.getVisitorId()) && event.getCustomerId() != null)
                .collect(Collectors.groupingBy(Event::getCustomerId))
                .values()
                .forEach(named -> begun.add(named.stream()
                        .min(Comparator.comparing(Event::getOccurredAt))
                        .orElseThrow()));
        begun.sort(Comparator.comparing(Event::getOccurredAt).thenComparing(Event::getCustomerId));
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        String owner = begun.get(0).getCustomerId();
        for (Event first : begun) {
            owner = day(first).isAfter(deed.day) ? owner : first.getCustomerId();
        }
        return Optional.of(owner);
    }

    private Optional<String> arm(String visitor) {
        return lists.stream()
                .filter(list -> list.getVisitorId().equals(visitor))
                .min(Comparator.comparing(ServedList::getServedAt).thenComparing(ServedList::getArm))
                .map(ServedList::getArm);
    }

    private LocalDate day(Event event) {
        return LocalDate.ofInstant(event.getOccurredAt(), zone);
    }

    private static boolean isFree(Event purchase) {
        List<OrderLine> lines = Objects.requireNonNull(purchase.getLines());
        return lines.stream().allMatch(line -> line.getUnitPrice() != null)
                && total(purchase).signum() == 0;
    }

    private static BigDecimal total(Event order) {
        return Objects.requireNonNull(order.getLines()).stream()
                .map(line -> line.getUnitPrice().multiply(BigDecimal.valueOf(line.getQuantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
