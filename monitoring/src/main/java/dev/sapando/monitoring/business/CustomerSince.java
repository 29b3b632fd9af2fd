package dev.sapando.monitoring.business;

import java.util.Comparator;

/**
 * That a visitor is known to be a customer.
 *
 * @param day of the first event that carries the customer's id
 * @param at of that event, epoch milliseconds: which of two that begin on one day came later
 */
public record CustomerSince(String id, int day, long at) {
    static final Comparator<CustomerSince> ORDER = Comparator.comparingInt(CustomerSince::day)
            .thenComparingLong(CustomerSince::at)
            .thenComparing(CustomerSince::id);
}
