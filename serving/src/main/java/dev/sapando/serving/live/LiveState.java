package dev.sapando.serving.live;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.schema.Event;
import dev.sapando.schema.Item;
import dev.sapando.schema.ItemFeatures;
import dev.sapando.schema.Session;
import dev.sapando.serving.catalogue.Catalogue;
import dev.sapando.serving.neighbours.NeighbourIndex;
import dev.sapando.serving.neighbours.VmisSettings;
import dev.sapando.serving.popular.Popularity;
import dev.sapando.serving.visitors.VisitorSettings;
import dev.sapando.serving.visitors.Visitors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Neighbours, popularity, visitors and catalogue behind one read-write lock, together with the offsets they have come to: an
 * answer sees one moment of all four, and the offsets it carries are exactly those of what it saw. One writer at a time and
 * many readers; the lock is fair, so that a replay's stream of writes cannot keep readers out. Writers hold it for at most
 * a few dozen records.
 */
public final class LiveState {
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final Map<String, Long> offsets = new HashMap<>();
    private final NeighbourIndex neighbours;
    private final Catalogue catalogue = new Catalogue();
    private final Popularity popularity = new Popularity(catalogue);
    private final Visitors visitors;

    public LiveState(VmisSettings vmis, VisitorSettings visitors) {
        this.neighbours = new NeighbourIndex(vmis);
        this.visitors = new Visitors(visitors);
    }

    public <T> T read(Supplier<T> reader) {
        lock.readLock().lock();
        try {
            return reader.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    public void write(Runnable writer) {
        lock.writeLock().lock();
        try {
            writer.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** {@code features.sessions}: a session as it is now; null where it is none any more. Bots are nobody's neighbours. */
    public void session(String key, @Nullable Session session) {
        if (session == null) {
            List<String> visitorAndSession = CompositeKey.parts(key);
            visitors.gone(visitorAndSession.get(0), visitorAndSession.get(1));
        }
        if (session == null || session.getBot()) {
            neighbours.remove(key);
            return;
        }
        neighbours.put(
                key,
                session.getLastEventAt().toEpochMilli(),
                session.getItems().stream().map(item -> item.getItemId()).toList());
        visitors.apply(session);
    }

    /** {@code features.items}. */
    public void behaviour(String itemId, @Nullable ItemFeatures features) {
        popularity.put(itemId, features);
    }

    /** {@code catalog.items}; a changed category moves the item between the categories' rankings. */
    public void item(String itemId, @Nullable Item item) {
        popularity.change(itemId, () -> catalogue.put(itemId, item));
    }

    /** {@code events.verified}, which has no tombstones. */
    public void event(String visitorId, @Nullable Event event) {
        visitors.apply(Objects.requireNonNull(event, "an event without a value"));
    }

    /** Notes that all before {@code next} on this partition is in the state. */
    public void seen(String topicPartition, long next) {
        offsets.put(topicPartition, next);
    }

    public Map<String, Long> offsetsSeen() {
        return Map.copyOf(offsets);
    }

    public NeighbourIndex neighbours() {
        return neighbours;
    }

    public Popularity popularity() {
        return popularity;
    }

    public Visitors visitors() {
        return visitors;
    }

    public Catalogue catalogue() {
        return catalogue;
    }
}
