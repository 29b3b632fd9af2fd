package dev.sapando.serving.neighbours;

import dev.sapando.serving.ranking.BestItems;
import dev.sapando.serving.ranking.ScoredItem;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * VMIS-kNN: items of the sessions most similar to the asking one (Kersbergen, Sprangers, Schelter, "Serenade – Low-Latency
 * Session-Based Recommendation in e-Commerce at Scale", SIGMOD 2022).
 *
 * <p>Of the sessions sharing an item, the m most recent; of those the k of greatest similarity (the newer of equals); an
 * item's score is the sum over its neighbours of similarity × λ(position of the latest shared item), times
 * log(|H| / h): sessions in all over sessions with the item. Sums run from the newest neighbour to the oldest, so that a
 * score is the same to the bit after a restart.
 */
public final class VmisKnn {
    private final NeighbourIndex index;
    private final VmisSettings settings;
    private final ThreadLocal<ItemScores> scores = ThreadLocal.withInitial(ItemScores::new);

    public VmisKnn(NeighbourIndex index, VmisSettings settings) {
        this.index = index;
        this.settings = settings;
    }

    /**
     * @param newestFirst distinct items of the asking session
     * @param ownSession key of the asking session, which may be in the index too; empty where unknown
     */
    public List<ScoredItem> recommend(List<String> newestFirst, String ownSession, int n, Predicate<String> allowed) {
        List<String> evolving = newestFirst.subList(0, Math.min(newestFirst.size(), settings.evolvingItems()));
        RecentSessions recent =
                RecentSessions.of(index, settings.recentSessions(), evolving, index.session(ownSession));
        ItemScores sums = scores.get();
        sums.clear();
        addNeighbours(recent, sums);
        BestItems best = new BestItems(n, allowed);
        double all = index.sessions();
        for (int i = 0; i < sums.size(); i++) {
            int item = sums.item(i);
            double rarity = Math.log(all / index.postings(item).size());
            best.offer(index.itemId(item), sums.sum(i) * rarity, sums.count(i));
        }
        return best.list();
    }

    private void addNeighbours(RecentSessions recent, ItemScores sums) {
        double least = leastSimilarity(recent);
        int ofEqual = settings.neighbours() - moreThan(least, recent);
        for (int rank = 0; rank < recent.size(); rank++) {
            double similarity = recent.similarity(rank);
            if (similarity < least || (similarity == least && ofEqual-- <= 0)) {
                continue;
            }
            double weight = similarity * lambda(recent.latestShared(rank));
            for (int item : index.itemsOf(recent.session(rank))) {
                sums.add(item, weight);
            }
        }
    }

    /** Similarity of the k-th neighbour; 0 where there are no more than k. */
    private double leastSimilarity(RecentSessions recent) {
        if (recent.size() <= settings.neighbours()) {
            return 0;
        }
        double[] sorted = Arrays.copyOf(recent.similarities(), recent.size());
        Arrays.sort(sorted);
        return sorted[recent.size() - settings.neighbours()];
    }

    private static int moreThan(double least, RecentSessions recent) {
        int more = 0;
        for (int rank = 0; rank < recent.size(); rank++) {
            if (recent.similarity(rank) > least) {
                more++;
            }
        }
        return more;
    }

    /** 0.9 where the newest item is shared, 0.1 less for each place further back. */
    private static double lambda(int position) {
        return 1 - 0.1 * (position + 1);
    }
}
