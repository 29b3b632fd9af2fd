package dev.sapando.monitoring.people;

import dev.sapando.monitoring.business.CustomerSince;
import java.util.List;

/**
 * The days of one visitor that belong to one person.
 *
 * @param history bytes, from {@code offset} on
 * @param from first day
 * @param before the day after the last
 */
record Part(byte[] history, int offset, int from, int before) {
    static Part whole(byte[] history, int offset) {
        return new Part(history, offset, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * A visitor with several customers is each of them from the first day with its id on, until the next one's; the earliest is
     * also who it was before. Where two begin on one day, that day is the later one's.
     */
    static Part of(String customer, List<CustomerSince> customers, byte[] history, int offset) {
        for (int i = 0; i < customers.size(); i++) {
            if (customers.get(i).id().equals(customer)) {
                return new Part(
                        history,
                        offset,
                        i == 0 ? Integer.MIN_VALUE : customers.get(i).day(),
                        i + 1 == customers.size()
                                ? Integer.MAX_VALUE
                                : customers.get(i + 1).day());
            }
        }
        throw new IllegalStateException("a visitor is looked up under a customer that it is not");
    }

    boolean has(int day) {
        return day >= from && day < before;
    }
}
