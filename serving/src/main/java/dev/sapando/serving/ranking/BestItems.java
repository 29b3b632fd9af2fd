package dev.sapando.serving.ranking;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Keeps the best {@code limit} of many offered items; asks whether an item is allowed only where its score would do. */
public final class BestItems {
    private final int limit;
    private final Predicate<String> allowed;
    private final PriorityQueue<ScoredItem> worstFirst = new PriorityQueue<>(Comparator.reverseOrder());

    public BestItems(int limit, Predicate<String> allowed) {
        if (limit < 1) {
            throw new IllegalArgumentException("a list of " + limit + " items");
        }
        this.limit = limit;
        this.allowed = allowed;
    }

    public void offer(String itemId, double score, int support) {
        ScoredItem worst = worstFirst.size() < limit ? null : worstFirst.element();
        if (worst != null && score < worst.score()) {
            return;
        }
        ScoredItem item = new ScoredItem(itemId, score, support);
        if ((worst != null && item.compareTo(worst) > 0) || !allowed.test(itemId)) {
            return;
        }
        worstFirst.add(item);
        if (worst != null) {
            worstFirst.remove();
        }
    }

    /** Best first. */
    public List<ScoredItem> list() {
        return worstFirst.stream().sorted().toList();
    }
}
