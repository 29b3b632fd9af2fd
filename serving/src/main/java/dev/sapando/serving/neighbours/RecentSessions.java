package dev.sapando.serving.neighbours;

import java.util.List;

/**
 * The m most recent sessions that share an item with the asking one, newest first, each with its similarity: the sum of the
 * decay weights of the shared items. The items' lists have one order, so they are merged from their newest ends, which
 * gives what the paper's hash map and heap give.
 */
final class RecentSessions {
    private final NeighbourIndex index;
    private final int[] sessions;
    private final double[] similarities;
    /** Position of the latest shared item in the asking session, 0 for its newest. */
    private final int[] latestShared;

    private int size;

    RecentSessions(NeighbourIndex index, int capacity) {
        this.index = index;
        sessions = new int[capacity];
        similarities = new double[capacity];
        latestShared = new int[capacity];
    }

    /** @param own number of the asking session itself, which is nobody's neighbour; {@link Numbers#NONE} where unknown */
    static RecentSessions of(NeighbourIndex index, int capacity, List<String> newestFirst, int own) {
        RecentSessions recent = new RecentSessions(index, capacity);
        int length = newestFirst.size();
        Postings[] lists = new Postings[length];
        int[] positions = new int[length];
        int known = 0;
        for (int position = 0; position < length; position++) {
            int item = index.item(newestFirst.get(position));
            if (item != Numbers.NONE) {
                lists[known] = index.postings(item);
                positions[known++] = position;
            }
        }
        recent.merge(lists, positions, known, length, own);
        return recent;
    }

    int size() {
        return size;
    }

    int session(int rank) {
        return sessions[rank];
    }

    double similarity(int rank) {
        return similarities[rank];
    }

    int latestShared(int rank) {
        return latestShared[rank];
    }

    double[] similarities() {
        return similarities;
    }

    private void merge(Postings[] lists, int[] positions, int known, int length, int own) {
        int[] heads = new int[known];
        int[] next = new int[known];
        for (int i = 0; i < known; i++) {
            next[i] = lists[i].size() - 1;
            heads[i] = head(lists[i], next[i]);
        }
        while (size < sessions.length) {
            int newest = Numbers.NONE;
            for (int head : heads) {
                if (head != Numbers.NONE && head != newest && (newest == Numbers.NONE || index.age(head, newest) > 0)) {
                    newest = head;
                }
            }
            if (newest == Numbers.NONE) {
                return;
            }
            double similarity = 0;
            int latest = length;
            for (int i = 0; i < known; i++) {
                if (heads[i] == newest) {
                    similarity += (double) (length - positions[i]) / length;
                    latest = Math.min(latest, positions[i]);
                    heads[i] = head(lists[i], --next[i]);
                }
            }
            if (newest != own) {
                sessions[size] = newest;
                similarities[size] = similarity;
                latestShared[size++] = latest;
            }
        }
    }

    private static int head(Postings list, int at) {
        return at < 0 ? Numbers.NONE : list.at(at);
    }
}
