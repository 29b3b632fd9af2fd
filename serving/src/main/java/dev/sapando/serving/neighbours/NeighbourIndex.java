package dev.sapando.serving.neighbours;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions touched which items, kept as sessions grow, merge and vanish, and never rebuilt. Its content depends on
 * the sessions alone and not on the order in which they came: an item's list holds <em>all</em> indexed sessions that
 * touched it, by last event and key, and a reader takes the most recent m of them. (Were a list cut at m, a tombstone would
 * leave a gap that only a rebuild could fill.) Memory is bounded by the number of sessions; beyond it the oldest go.
 *
 * <p>Sessions of fewer than two items say nothing about what goes with what, and are left out.
 *
 * <p>Plain arrays, not thread-safe: guarded by the lock of {@link dev.sapando.serving.live.LiveState}. Speed is printed by
 * {@code PredictionSpeed} in the tests.
 */
public final class NeighbourIndex {
    private static final int[] NO_ITEMS = {};

    private final int maxItems;
    private final int maxSessions;
    private final Numbers sessions = new Numbers();
    private final Numbers items = new Numbers();
    private long[] lastAt = new long[16];
    private int[][] itemsOf = new int[16][];
    private @Nullable Postings[] postings = new @Nullable Postings[16];
    private final TreeSet<Integer> byAge = new TreeSet<>(this::age);
    private long evicted;

    public NeighbourIndex(VmisSettings settings) {
        this.maxItems = settings.sessionItems();
        this.maxSessions = settings.indexedSessions();
    }

    public int sessions() {
        return sessions.size();
    }

    public int items() {
        return items.size();
    }

    /** Sessions that made room for more recent ones so far. */
    public long evicted() {
        return evicted;
    }

    /** @param touched distinct items, oldest touch first */
    public void put(String key, long lastEventAt, List<String> touched) {
        List<String> kept = touched.subList(Math.max(0, touched.size() - maxItems), touched.size());
        if (kept.size() < 2) {
            remove(key);
            return;
        }
        boolean known = sessions.of(key) != Numbers.NONE;
        int session = sessions.take(key);
        int[] after =
                kept.stream().mapToInt(this::itemNumber).sorted().distinct().toArray();
        if (!known) {
            room(session);
            enter(session, lastEventAt, after);
        } else if (lastAt[session] == lastEventAt) {
            change(session, after);
        } else {
            // It moves forward in all lists of its items.
            int[] before = leave(session);
            enter(session, lastEventAt, after);
            freeUnused(before);
        }
        if (sessions.size() > maxSessions) {
            evicted++;
            remove(sessions.name(byAge.first()));
        }
    }

    public void remove(String key) {
        int session = sessions.of(key);
        if (session != Numbers.NONE) {
            freeUnused(leave(session));
            sessions.free(session);
        }
    }

    int session(String key) {
        return sessions.of(key);
    }

    int item(String itemId) {
        return items.of(itemId);
    }

    String itemId(int item) {
        return items.name(item);
    }

    Postings postings(int item) {
        Postings found = postings[item];
        if (found == null) {
            throw new IllegalStateException("item " + item + " has no list");
        }
        return found;
    }

    long lastAt(int session) {
        return lastAt[session];
    }

    int[] itemsOf(int session) {
        return itemsOf[session];
    }

    /** Negative where the first session is older; by key where both ended in the same millisecond. */
    int age(int session, int other) {
        int byTime = Long.compare(lastAt[session], lastAt[other]);
        return byTime != 0 || session == other ? byTime : sessions.name(session).compareTo(sessions.name(other));
    }

    private void enter(int session, long lastEventAt, int[] touched) {
        lastAt[session] = lastEventAt;
        itemsOf[session] = touched;
        for (int item : touched) {
            postings(item).add(session, this::age);
        }
        byAge.add(session);
    }

    private int[] leave(int session) {
        int[] before = itemsOf[session];
        byAge.remove(session);
        for (int item : before) {
            postings(item).remove(session, this::age);
        }
        itemsOf[session] = NO_ITEMS;
        return before;
    }

    private void change(int session, int[] after) {
        int[] before = itemsOf[session];
        for (int item : before) {
            if (Arrays.binarySearch(after, item) < 0) {
                postings(item).remove(session, this::age);
            }
        }
        for (int item : after) {
            if (Arrays.binarySearch(before, item) < 0) {
                postings(item).add(session, this::age);
            }
        }
        itemsOf[session] = after;
        freeUnused(before);
    }

    private void freeUnused(int[] candidates) {
        for (int item : candidates) {
            if (postings(item).size() == 0) {
                postings[item] = null;
                items.free(item);
            }
        }
    }

    private int itemNumber(String itemId) {
        int item = items.take(itemId);
        if (item >= postings.length) {
            postings = Arrays.copyOf(postings, item * 2);
        }
        if (postings[item] == null) {
            postings[item] = new Postings();
        }
        return item;
    }

    private void room(int session) {
        if (session >= lastAt.length) {
            lastAt = Arrays.copyOf(lastAt, session * 2);
            itemsOf = Arrays.copyOf(itemsOf, session * 2);
        }
    }
}
