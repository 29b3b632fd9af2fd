package dev.sapando.features.disk;

import java.lang.reflect.Field;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.internals.RocksDBStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * A store whose files can be made to hold its content and nothing else. RocksDB only notes down that a key was deleted; what it was
 * stays in older files until they happen to be rewritten, and Kafka Streams 4.3 has no way to ask for that: so its handle is
 * taken from where it lies. The test of it fails where another release of Streams keeps it elsewhere.
 */
record ScrubbedStore(String name, RocksDBStore store) {
    private static final String HANDLE = "db";
    private static final byte[] NO_KEY = {};

    /** Empty where the store keeps nothing on disk. */
    static Optional<ScrubbedStore> of(StateStore store) {
        StateStore inner = store;
        while (inner instanceof WrappedStateStore<?, ?, ?> wrapper) {
            inner = wrapper.wrapped();
        }
        if (inner instanceof RocksDBStore onDisk) {
            return Optional.of(new ScrubbedStore(store.name(), onDisk));
        }
        if (store.persistent()) {
            throw new IllegalStateException(store.name() + " keeps its files in " + inner.getClass()
                    + ", from which nobody knows how to scrub what was deleted");
        }
        return Optional.empty();
    }

    /** Rewrites all files of the store; by the thread that uses it, since it must not be closed meanwhile. */
    void scrub() {
        RocksDB db = handle();
        try (var unlogged = new WriteOptions().setDisableWAL(true);
                var now = new FlushOptions().setWaitForFlush(true)) {
            db.compactRange();
            // The manifest that the rewriting began still names the files it replaced; the next change begins the next
            // one.
            db.delete(unlogged, NO_KEY);
            db.flush(now);
            db.disableFileDeletions();
            db.enableFileDeletions();
        } catch (RocksDBException e) {
            throw new ProcessorStateException("cannot scrub what was deleted from store " + name, e);
        }
    }

    private RocksDB handle() {
        try {
            Field handle = RocksDBStore.class.getDeclaredField(HANDLE);
            handle.setAccessible(true);
            return (RocksDB) Objects.requireNonNull(handle.get(store), name + " is not open");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this release of Kafka Streams keeps RocksDB elsewhere", e);
        }
    }
}
