package dev.sapando.serving.recommend;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the shop asks.
 *
 * @param itemId the item that is looked at
 * @param items what the client itself knows of the visit, oldest first; the last one is looked at where {@code itemId} is absent
 * @param candidates where present, these are ranked and nothing else is returned
 * @param at event time of the question; absent means now
 */
public record Question(
        Optional<String> visitorId,
        Optional<String> sessionId,
        Optional<String> itemId,
        List<String> items,
        Optional<List<String>> candidates,
        Set<String> exclude,
        int n,
        String placement,
        Explain explain,
        Optional<Instant> at) {
    /** Whether the answer shows what stands behind it. */
    public enum Explain {
        YES,
        NO
    }

    public Question {
        items = List.copyOf(items);
        candidates = candidates.map(List::copyOf);
        exclude = Set.copyOf(exclude);
        if (n < 1) {
            throw new IllegalArgumentException("a list of " + n + " items");
        }
    }

    /** The item looked at now. */
    public Optional<String> current() {
        return itemId.or(() -> items.isEmpty() ? Optional.empty() : Optional.of(items.get(items.size() - 1)));
    }

    /** Distinct items of the request, newest first. */
    public List<String> newestFirst() {
        Set<String> newest = new LinkedHashSet<>();
        itemId.ifPresent(newest::add);
        for (int i = items.size() - 1; i >= 0; i--) {
            newest.add(items.get(i));
        }
        return List.copyOf(newest);
    }
}
