package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.People;
import dev.sapando.monitoring.people.Person;
import java.util.Optional;

/** Customers whose visitors were first served lists of different arms: one person, whom an experiment takes for two. */
final class BothArms implements Count<BothArms> {
    private long customers;

    /** Of all that is kept, whatever the range; empty while histories are being read. */
    static Optional<Long> of(People people) {
        return people.countEntangled(BothArms::new).map(BothArms::customers);
    }

    long customers() {
        return customers;
    }

    @Override
    public void add(Person person) {
        customers += person.isUnited() && person.arm().equals(Person.BOTH_ARMS) ? 1 : 0;
    }

    @Override
    public BothArms plus(BothArms other) {
        customers += other.customers;
        return this;
    }
}
