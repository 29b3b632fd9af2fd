package dev.sapando.monitoring.reference;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A session: what its client calls one, otherwise deeds of a visitor with less than half an hour between each and the next. */
public record Visit(List<Deed> deeds) {
    private static final Duration GAP = Duration.ofMinutes(30);
    private static final Comparator<Deed> IN_TIME =
            Comparator.comparing(Deed::at).thenComparing(Deed::eventId);

    public static List<Visit> of(WholeStory story) {
        return of(story.visitors());
    }

    public static List<Visit> ofMachines(WholeStory story) {
        return of(story.machines());
    }

    private static List<Visit> of(Map<String, List<Deed>> visitors) {
        var visits = new ArrayList<Visit>();
        visitors.values().forEach(deeds -> visits.addAll(of(deeds)));
        return visits;
    }

    private static List<Visit> of(Collection<Deed> deeds) {
        var named = new HashMap<String, List<Deed>>();
        var visits = new ArrayList<List<Deed>>();
        List<Deed> visit = new ArrayList<>();
        for (Deed deed : deeds.stream().sorted(IN_TIME).toList()) {
            String session = deed.session();
            if (session != null && !session.isEmpty()) {
                named.computeIfAbsent(session, unknown -> new ArrayList<>()).add(deed);
            } else if (!deed.is("refund")) { // which is the warehouse's
                if (!visit.isEmpty()
                        && !deed.at().isBefore(visit.get(visit.size() - 1).at().plus(GAP))) {
                    visits.add(visit);
                    visit = new ArrayList<>();
                }
                visit.add(deed);
            }
        }
        visits.add(visit);
        visits.addAll(named.values());
        return visits.stream().filter(some -> !some.isEmpty()).map(Visit::new).toList();
    }

    public Instant startedAt() {
        return deeds.get(0).at();
    }

    public boolean has(String type) {
        return deeds.stream().anyMatch(deed -> deed.is(type));
    }

    public boolean hasOrder() {
        return deeds.stream().anyMatch(Deed::isOrder);
    }

    public String channel() {
        return first(Deed::channel);
    }

    public String campaign() {
        return first(Deed::campaign);
    }

    /** @param label channel, campaign or platform, as the earliest deed that has one says, arm, or whether the visitor is new */
    String label(String label, WholeStory story) {
        return switch (label) {
            case "channel" -> channel();
            case "campaign" -> campaign();
            case "platform" -> first(Deed::platform);
            case "visitor" -> isFirst(story) ? "new" : "returning";
            default -> story.arm(deeds.get(0).visitor());
        };
    }

    /** Whether the visitor had not come on an earlier day. */
    private boolean isFirst(WholeStory story) {
        LocalDate day = story.calendar().day(startedAt());
        return story.visitors().getOrDefault(String.valueOf(deeds.get(0).visitor()), List.of()).stream()
                .filter(deed -> !deed.is("refund"))
                .noneMatch(deed -> story.calendar().day(deed.at()).isBefore(day));
    }

    Map<String, Boolean> steps() {
        return Map.of(
                "session", true,
                "view", has("product_view"),
                "cart", has("add_to_cart"),
                "checkout", has("checkout_started"),
                "purchase", hasOrder(),
                "purchase_without_cart", hasOrder() && !has("add_to_cart"));
    }

    private String first(Function<Deed, @Nullable String> what) {
        return deeds.stream()
                .map(deed -> String.valueOf(what.apply(deed)))
                .filter(value -> !value.equals("null"))
                .findFirst()
                .map(Named::of)
                .orElse(Named.NONE);
    }
}
