package dev.sapando.serving.ranking;

/**
 * An item and how good it is. Sorted best first; equal scores by item id, so that a list is the same after a restart.
 *
 * @param support how many neighbours or counts stand behind the score
 */
public record ScoredItem(String itemId, double score, int support) implements Comparable<ScoredItem> {
    @Override
    public int compareTo(ScoredItem other) {
        int byScore = Double.compare(other.score, score);
        return byScore != 0 ? byScore : itemId.compareTo(other.itemId);
    }
}
