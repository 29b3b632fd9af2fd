package dev.sapando.monitoring.people;

/** Who counts as one. */
public enum Unit {
    /** A browser. */
    VISITOR,
    /** All visitors with one {@code customerId} are one; whoever has none is one alone. */
    CUSTOMER
}
