package dev.sapando.monitoring.reference;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that happened, in any order; of an event that was sent more than once, once. Bots are nobody. */
public final class WholeStory {
    private final List<Deed> deeds;
    private final Map<String, List<Deed>> byVisitor;
    private final List<Deed> byMachines;
    private final List<Showing> lists;
    private final List<Bill> bills;
    private final Calendar calendar;
    private final LocalDate today;

    /** @param bills in the order in which they were reported */
    public WholeStory(Collection<Deed> sent, Collection<Showing> lists, List<Bill> bills, Calendar calendar) {
        var once = new LinkedHashMap<List<String>, Deed>();
        Set<String> bots = new HashSet<>();
        for (Deed deed : sent) {
            once.put(List.of(String.valueOf(deed.visitor()), deed.eventId()), deed);
            if (deed.bot() && deed.visitor() != null) {
                bots.add(deed.visitor());
            }
        }
        deeds = once.values().stream()
                .filter(deed -> !deed.consent() || deed.visitor() == null || !bots.contains(deed.visitor()))
                .toList();
        byVisitor = byVisitor(deeds);
        byMachines = once.values().stream()
                .filter(deed -> deed.visitor() != null && bots.contains(deed.visitor()))
                .toList();
        this.lists = List.copyOf(lists);
        var last = new LinkedHashMap<List<String>, Bill>();
        bills.forEach(bill -> last.put(
                List.of(
                        bill.channel(),
                        String.valueOf(bill.campaign()),
                        bill.day().toString()),
                bill));
        this.bills = List.copyOf(last.values());
        this.calendar = calendar;
        today = calendar.day(
                sent.stream().map(Deed::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH));
    }

    Calendar calendar() {
        return calendar;
    }

    /** The day of the newest event. */
    LocalDate today() {
        return today;
    }

    List<Bill> bills() {
        return bills;
    }

    /** Purchases and refunds, of the ones who gave no consent too. */
    List<Deed> money() {
        return deeds.stream().filter(Deed::isMoney).toList();
    }

    /** What each visitor did. */
    Map<String, List<Deed>> visitors() {
        return byVisitor;
    }

    /** What all machines did. */
    Map<String, List<Deed>> machines() {
        return byVisitor(byMachines);
    }

    /** Those that were served to machines are none; of several under one id, the earliest. */
    List<Showing> lists() {
        Set<String> machines = machines().keySet();
        var earliest = new LinkedHashMap<List<String>, Showing>();
        lists.stream()
                .filter(list -> !machines.contains(list.visitor()))
                .sorted(Comparator.comparing(Showing::at))
                .forEach(list -> earliest.putIfAbsent(List.of(list.visitor(), list.id()), list));
        return List.copyOf(earliest.values());
    }

    /** Who were served a list, and did nothing that is known. */
    Set<String> onlyServed() {
        var served = new TreeSet<>(lists.stream().map(Showing::visitor).toList());
        served.removeAll(byVisitor.keySet());
        served.removeAll(machines().keySet());
        return served;
    }

    /** @param unit visitor, or customer: all visitors of one customer, and who is no customer's alone */
    List<Person> persons(String unit) {
        return byVisitor.values().stream()
                .flatMap(Collection::stream)
                .collect(groupingBy(deed -> unit.equals("visitor") ? "v " + deed.visitor() : owner(deed)))
                .values()
                .stream()
                .map(theirs -> new Person(this, theirs))
                .toList();
    }

    /** Of the first list that the visitor was served. */
    String arm(@Nullable String visitor) {
        return lists.stream()
                .filter(list -> list.visitor().equals(visitor))
                .min(Comparator.comparing(Showing::at).thenComparing(Showing::arm))
                .map(Showing::arm)
                .orElse("none");
    }

    private static Map<String, List<Deed>> byVisitor(List<Deed> deeds) {
        return deeds.stream()
                .filter(deed -> deed.consent() && deed.visitor() != null)
                .collect(groupingBy(deed -> String.valueOf(deed.visitor())));
    }

    /** Whom the visitor was on that day: of the customers begun by then the last, and before them all the first. */
    private String owner(Deed deed) {
        List<Deed> begun = new ArrayList<>(
                named(deed).collect(groupingBy(named -> String.valueOf(named.customer()))).values().stream()
                        .map(named -> named.stream()
                                .min(Comparator.comparing(Deed::at))
                                .orElseThrow())
                        .toList());
        begun.sort(Comparator.comparing(Deed::at).thenComparing(named -> String.valueOf(named.customer())));
        if (begun.isEmpty()) {
            return "v " + deed.visitor();
        }
        Deed owner = begun.get(0);
        for (Deed first : begun) {
            owner = calendar.day(first.at()).isAfter(calendar.day(deed.at())) ? owner : first;
        }
        return "c " + owner.customer();
    }

    private Stream<Deed> named(Deed deed) {
        return byVisitor.getOrDefault(String.valueOf(deed.visitor()), List.of()).stream()
                .filter(named -> named.customer() != null);
    }
}
