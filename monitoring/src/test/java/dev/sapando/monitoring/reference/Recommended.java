package dev.sapando.monitoring.reference;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What became of lists, each on the day on which it was served, however late: by what its visitor did that mentions it. Of a place
 * counts whether it was seen and clicked; of what was taken each cart, and each unit bought and returned, at its item's first place.
 */
public final class Recommended {
    private static final List<String> PARTS =
            List.of("served_lists", "served", "seen", "clicked", "carted", "bought", "returned");

    private final WholeStory story;
    private final List<String> by;
    private final Map<Map<String, String>, Map<String, Long>> counts = new LinkedHashMap<>();

    /** @param by arm, release, placement, position */
    public Recommended(WholeStory story, List<String> by) {
        this.story = story;
        this.by = List.copyOf(by);
    }

    public Sheet answer(Span span) {
        story.lists().stream()
                .filter(list -> span.has(story.calendar().day(list.at())))
                .forEach(this::add);
        var sheet = new Sheet();
        counts.forEach((labels, parts) -> PARTS.stream()
                .filter(part -> !part.equals("served_lists") || !by.contains("position"))
                .forEach(part -> sheet.count(
                        span.toString(),
                        with(labels, "part", part),
                        BigDecimal.valueOf(parts.getOrDefault(part, 0L)))));
        return sheet;
    }

    private void add(Showing list) {
        if (!by.contains("position")) {
            add(list, "served_lists", "", 1);
        }
        List<Deed> deeds = story.visitors().getOrDefault(list.visitor(), List.of());
        for (int place = 0; place < list.items().size(); place++) {
            int here = place;
            add(list, "served", String.valueOf(place), 1);
            for (String part : List.of("seen", "clicked")) {
                String type = part.equals("seen") ? "recommendation_view" : "recommendation_click";
                if (deeds.stream()
                        .filter(deed -> deed.is(type))
                        .map(Deed::mention)
                        .anyMatch(mention ->
                                is(list).test(mention) && mention.places().contains(here))) {
                    add(list, part, String.valueOf(place), 1);
                }
            }
        }
        for (Deed deed : deeds) {
            if (deed.is("add_to_cart") && is(list).test(deed.mention())) {
                add(list, "carted", firstPlace(list, deed.mention()), 1);
            }
            if (deed.isMoney()) {
                deed.lines().stream()
                        .filter(line -> is(list).test(line.mention()))
                        .forEach(line -> add(
                                list,
                                deed.is("purchase") ? "bought" : "returned",
                                firstPlace(list, line.mention()),
                                line.quantity()));
            }
        }
    }

    private static Predicate<Deed.Mention> is(Showing list) {
        return mention -> list.id().equals(mention.list());
    }

    /** None of what the list lacks. */
    private static String firstPlace(Showing list, Deed.Mention mention) {
        int place = list.items().indexOf(mention.item());
        return place < 0 ? "none" : String.valueOf(place);
    }

    private void add(Showing list, String part, String position, long amount) {
        Map<String, String> all = Map.of(
                "arm", list.arm(), "release", list.release(), "placement", list.placement(), "position", position);
        var labels = new TreeMap<>(all);
        labels.keySet().retainAll(by);
        counts.computeIfAbsent(labels, unknown -> new TreeMap<>()).merge(part, amount, Long::sum);
    }

    private static Map<String, String> with(Map<String, String> labels, String label, String value) {
        var with = new TreeMap<>(labels);
        with.put(label, value);
        return with;
    }
}
