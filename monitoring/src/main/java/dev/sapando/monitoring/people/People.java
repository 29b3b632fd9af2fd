package dev.sapando.monitoring.people;

import dev.sapando.monitoring.business.CustomerSince;
import dev.sapando.monitoring.business.StoredHistory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every visitor's history, in memory, as the bytes in which it is stored. One thread writes, any number ask: a question looks at
 * everybody, on every core, in plain arrays, and takes what it needs out of the bytes; {@code MillionPeopleTest} prints the time.
 */
public final class People {
    /** Asked while not everybody is known: no answer is better than one about some. */
    public static final class StillReading extends IllegalStateException {
        private static final long serialVersionUID = 1;

        StillReading() {
            super("the visitors' histories are still being read");
        }
    }

    private static final int PARTS = 16;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Entries entries = new Entries();
    private Customers customers = new Customers(entries);
    private boolean everybody = true;

    /**
     * @param history as the store writes it; null forgets the visitor
     * @throws org.apache.kafka.common.errors.SerializationException where it is none that this release reads; nothing is changed then
     */
    public void put(String visitor, byte @Nullable [] history) {
        byte[] id = Entries.utf8(visitor);
        List<CustomerSince> now = history == null
                ? List.of()
                : new StoredHistory().read(history, 0).details().provenance().customers();
        lock.writeLock().lock();
        try {
            int slot = entries.find(id);
            List<CustomerSince> before = slot < 0 ? List.of() : entries.customers(slot);
            boolean same = history != null
                    && before.stream()
                            .map(CustomerSince::id)
                            .toList()
                            .equals(now.stream().map(CustomerSince::id).toList());
            if (slot >= 0 && !same) {
                customers.leave(slot, before);
            }
            if (history == null) {
                if (slot >= 0) {
                    entries.remove(id, slot);
                }
                return;
            }
            int place = entries.put(id, history);
            if (!same) {
                customers.join(place, now);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Nobody is known, and no question answered, until {@link #complete()}. */
    public void startOver() {
        lock.writeLock().lock();
        try {
            entries = new Entries();
            customers = new Customers(entries);
            everybody = false;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** All who were to be put have been. */
    public void complete() {
        lock.writeLock().lock();
        try {
            everybody = true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Counts all persons, bots excepted.
     *
     * @throws StillReading between {@link #startOver()} and {@link #complete()}
     */
    public <T extends Count<T>> T count(Unit unit, Supplier<T> empty) {
        lock.readLock().lock();
        try {
            requireEverybody();
            List<String> entangled = unit == Unit.CUSTOMER ? customers.entangled() : List.of();
            return counted(empty, (count, part) -> {
                countAlone(unit, part, count);
                countEntangled(entangled, part, count);
            });
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Counts the customers who are several visitors, or one with another customer, bots excepted: far fewer than all. Empty between
     * {@link #startOver()} and {@link #complete()}.
     */
    public <T extends Count<T>> Optional<T> countEntangled(Supplier<T> empty) {
        lock.readLock().lock();
        try {
            List<String> entangled = customers.entangled();
            return everybody
                    ? Optional.of(counted(empty, (count, part) -> countEntangled(entangled, part, count)))
                    : Optional.empty();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Visitors, bots among them. */
    public int visitors() {
        return locked(() -> entries.visitors());
    }

    /** How many customers' ids are known. */
    public int customers() {
        return locked(() -> customers.count());
    }

    /** Visitors that are two customers or more, each for some of their days. */
    public int sharedVisitors() {
        return locked(() -> customers.shared());
    }

    /** Bytes that all this takes. */
    public long memory() {
        return locked(() -> entries.memory() + customers.memory());
    }

    private void requireEverybody() {
        if (!everybody) {
            throw new StillReading();
        }
    }

    private static <T extends Count<T>> T counted(Supplier<T> empty, ObjIntConsumer<T> part) {
        return IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(index -> {
                    T count = empty.get();
                    part.accept(count, index);
                    return count;
                })
                .reduce(Count::plus)
                .orElseGet(empty);
    }

    private <T extends Count<T>> void countAlone(Unit unit, int part, T count) {
        var person = new Person();
        int until = begin(part + 1, entries.end());
        for (int slot = begin(part, entries.end()); slot < until; slot++) {
            if (!entries.isEmpty(slot) && !(unit == Unit.CUSTOMER && customers.isEntangled(slot))) {
                byte[] entry = entries.bytes(slot);
                add(person.alone(Part.whole(entry, Entries.historyOffset(entry))), count);
            }
        }
    }

    private <T extends Count<T>> void countEntangled(List<String> entangled, int part, T count) {
        var person = new Person();
        for (String customer : entangled.subList(begin(part, entangled.size()), begin(part + 1, entangled.size()))) {
            add(person.united(customers.parts(customer)), count);
        }
    }

    private static int begin(int part, int size) {
        return (int) ((long) size * part / PARTS);
    }

    private static <T extends Count<T>> void add(Person person, T count) {
        if (person.isSomebody()) {
            count.add(person);
        }
    }

    private <T> T locked(Supplier<T> read) {
        lock.readLock().lock();
        try {
            requireEverybody();
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
