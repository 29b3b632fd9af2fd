package dev.sapando.features.examples;

import dev.sapando.schema.ServedList;

/** A served list begins its example. */
final class BeginExamples extends EnterExamples<ServedList> {
    BeginExamples(ExampleSettings settings, ExampleMeters meters) {
        super(settings, meters);
    }

    @Override
    void enter(ServedList list, Arrived arrived) {
        ledger().enter(list, arrived).ifPresent(row -> forward(row, arrived));
    }
}
