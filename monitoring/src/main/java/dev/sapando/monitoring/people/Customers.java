package dev.sapando.monitoring.people;

import dev.sapando.monitoring.business.CustomerSince;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which visitors are which customer. Most customers are one visitor that is nobody else, and cost a place in a table; the visitors of
 * all others are entangled: they are listed by customer, and a question takes them from there.
 */
final class Customers {
    /** What a map's entry with a short text and a set of two takes, roughly. */
    private static final int ENTANGLED_BYTES = 300;

    private final Entries entries;
    private final SlotTable alone = new SlotTable();
    private final Map<String, Set<Integer>> several = new HashMap<>();
    private final BitSet entangled = new BitSet();
    /** Visitors that are two customers or more. */
    private final BitSet shared = new BitSet();

    private int aloneCount;

    Customers(Entries entries) {
        this.entries = entries;
    }

    void join(int slot, List<CustomerSince> customers) {
        shared.set(slot, customers.size() > 1);
        for (CustomerSince customer : customers) {
            join(slot, customer.id(), customers.size() == 1);
        }
    }

    private void join(int slot, String customer, boolean nobodyElse) {
        Set<Integer> known = several.get(customer);
        int hash = entries.hash(Entries.utf8(customer));
        int other = known == null ? alone.find(hash, candidate -> isOnly(candidate, customer)) : -1;
        if (known == null && other < 0 && nobodyElse) {
            alone.add(hash, slot);
            aloneCount++;
            return;
        }
        Set<Integer> slots = several.computeIfAbsent(customer, unknown -> new TreeSet<>());
        if (other >= 0) {
            alone.remove(hash, other);
            aloneCount--;
            slots.add(other);
            entangled.set(other);
        }
        slots.add(slot);
        entangled.set(slot);
    }

    void leave(int slot, List<CustomerSince> customers) {
        for (CustomerSince customer : customers) {
            Set<Integer> slots = several.get(customer.id());
            if (slots == null) {
                alone.remove(entries.hash(Entries.utf8(customer.id())), slot);
                aloneCount--;
            } else if (slots.remove(slot) && slots.isEmpty()) {
                several.remove(customer.id());
            }
        }
        entangled.clear(slot);
        shared.clear(slot);
    }

    boolean isEntangled(int slot) {
        return entangled.get(slot);
    }

    /** Customers whose visitors are entangled. */
    List<String> entangled() {
        return List.copyOf(several.keySet());
    }

    List<Part> parts(String customer) {
        return several.getOrDefault(customer, Set.of()).stream()
                .map(slot -> part(customer, slot))
                .toList();
    }

    int count() {
        return aloneCount + several.size();
    }

    int shared() {
        return shared.cardinality();
    }

    long memory() {
        return alone.bytes() + (long) ENTANGLED_BYTES * several.size();
    }

    private Part part(String customer, int slot) {
        byte[] entry = entries.bytes(slot);
        if (!shared.get(slot)) {
            return Part.whole(entry, Entries.historyOffset(entry));
        }
        return Part.of(customer, entries.customers(slot), entry, Entries.historyOffset(entry));
    }

    private boolean isOnly(int slot, String customer) {
        return entries.customers(slot).get(0).id().equals(customer);
    }
}
