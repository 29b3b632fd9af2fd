package dev.sapando.serving.live;

import dev.sapando.serving.popular.Popularity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Ranks all items as of a day, a few at a time: answers and changes pass in between, and the ranking has the changes too. */
public final class DayRanker {
    /** So many are ranked while answers wait: well under a millisecond. */
    private static final int CHUNK = 32;

    private final LiveState state;
    private final Runnable betweenChunks;

    public DayRanker(LiveState state) {
        this(state, () -> {});
    }

    DayRanker(LiveState state, Runnable betweenChunks) {
        this.state = state;
        this.betweenChunks = betweenChunks;
    }

    /** Returns once the day is ranked; costs a pass over all items, for whoever asks for that day first and all beside. */
    public synchronized void rank(LocalDate day) {
        Popularity popularity = state.popularity();
        if (state.read(() -> popularity.isRanked(day))) {
            return;
        }
        try {
            state.write(() -> popularity.begin(day));
            for (Iterator<String> items = popularity.items(); items.hasNext(); betweenChunks.run()) {
                List<String> chunk = next(items);
                state.write(() -> popularity.add(day, chunk));
            }
            state.write(() -> popularity.finish(day));
        } finally {
            state.write(() -> popularity.abandon(day));
        }
    }

    private static List<String> next(Iterator<String> items) {
        List<String> chunk = new ArrayList<>(CHUNK);
        while (items.hasNext() && chunk.size() < CHUNK) {
            chunk.add(items.next());
        }
        return chunk;
    }
}
