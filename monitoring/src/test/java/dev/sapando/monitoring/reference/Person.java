package dev.sapando.monitoring.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Somebody, by all that they did. */
final class Person {
    private static final Comparator<Deed> BY_TEXT = Comparator.comparing((Deed deed) -> Named.of(deed.channel()))
            .thenComparing(deed -> Named.of(deed.campaign()));
    private static final Comparator<Deed> FIRST = Comparator.comparing(Deed::at).thenComparing(BY_TEXT);
    private static final Comparator<Deed> LAST = Comparator.comparing(Deed::at).thenComparing(BY_TEXT.reversed());

    private final WholeStory story;
    private final List<Deed> deeds;

    Person(WholeStory story, List<Deed> deeds) {
        this.story = story;
        this.deeds = deeds;
    }

    /** What goes back is no visit. */
    NavigableSet<LocalDate> visits() {
        return days(deed -> !deed.is("refund"));
    }

    NavigableSet<LocalDate> refunds() {
        return days(deed -> deed.is("refund"));
    }

    NavigableSet<LocalDate> orders(boolean alsoFree) {
        return days(deed -> deed.isOrder() && (alsoFree || !deed.isFree()));
    }

    Optional<LocalDate> firstPurchase() {
        return orders(true).stream().findFirst();
    }

    /** Of somebody whose visitors were drawn into both, {@code both}. */
    String arm() {
        List<String> arms = visitors().stream()
                .map(story::arm)
                .filter(arm -> !arm.equals("none"))
                .distinct()
                .toList();
        return arms.isEmpty() ? "none" : arms.size() == 1 ? arms.get(0) : "both";
    }

    /** @param label channel or campaign, which are the first ones, or arm */
    String label(String label) {
        return label.equals("arm") ? arm() : source("first", label);
    }

    /** @param label also visitor and customer, who are new until the day of the first visit or purchase is over */
    String label(String label, LocalDate day) {
        return switch (label) {
            case "visitor" -> day.isAfter(visits().first()) ? "returning" : "new";
            case "customer" -> firstPurchase().filter(day::isAfter).isPresent() ? "returning" : "new";
            default -> label(label);
        };
    }

    List<Deed> deeds() {
        return deeds;
    }

    /** Whatever brought them first or last, by channel or campaign. */
    String source(String touch, String by) {
        Optional<Deed> brought = touch.equals("first") ? firstTouch() : lastTouch();
        return brought.map(deed -> Named.of(by.equals("channel") ? deed.channel() : deed.campaign()))
                .orElse(Named.NONE);
    }

    /** What they paid less what was paid back, by currency. */
    Map<String, BigDecimal> net(Span span) {
        var net = new TreeMap<String, BigDecimal>();
        deeds.stream()
                .filter(deed -> deed.isMoney() && span.has(day(deed)))
                .forEach(deed -> net.merge(
                        String.valueOf(deed.currency()),
                        deed.is("refund") ? deed.amount().negate() : deed.amount(),
                        BigDecimal::add));
        return net;
    }

    private Optional<Deed> firstTouch() {
        return visitors().stream()
                .flatMap(visitor -> firstTouch(visitor).stream())
                .min(FIRST);
    }

    /** The visitor's own first one; of who was somebody else then, the last one of the first day that had one. */
    private Optional<Deed> firstTouch(String visitor) {
        Optional<Deed> ever = story.visitors().getOrDefault(visitor, List.of()).stream()
                .filter(deed -> deed.brings())
                .min(FIRST);
        List<Deed> mine = deeds.stream()
                .filter(deed -> visitor.equals(deed.visitor()) && deed.brings())
                .toList();
        if (ever.filter(mine::contains).isPresent()) {
            return ever;
        }
        Optional<LocalDate> day = mine.stream().map(this::day).min(Comparator.naturalOrder());
        return mine.stream()
                .filter(deed -> day.filter(day(deed)::equals).isPresent())
                .max(LAST);
    }

    private Optional<Deed> lastTouch() {
        LocalDate bought = firstPurchase().orElse(LocalDate.MAX);
        return deeds.stream()
                .filter(deed -> deed.brings() && !day(deed).isAfter(bought))
                .max(LAST);
    }

    private List<String> visitors() {
        return deeds.stream()
                .map(deed -> String.valueOf(deed.visitor()))
                .distinct()
                .toList();
    }

    private NavigableSet<LocalDate> days(Predicate<Deed> which) {
        return deeds.stream().filter(which).map(this::day).collect(Collectors.toCollection(TreeSet::new));
    }

    private LocalDate day(Deed deed) {
        return story.calendar().day(deed.at());
    }
}
