package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.People;
import dev.sapando.monitoring.people.Person;
import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How many visitors there are, and whom they turned out to be; of all that is kept, whatever the range. */
final class Identity implements Rows {
    static final List<String> PARTS = List.of("visitors", "customers", "shared_visitors", "persons", "of_both_arms");

    @Override
    public List<Row> of(Query query) {
        People people = query.people();
        Persons persons = people.count(Unit.CUSTOMER, Persons::new);
        long[] counts = {
            people.visitors(), people.customers(), people.sharedVisitors(), persons.all, persons.ofBothArms.customers()
        };
        var rows = new ArrayList<Row>();
        for (int i = 0; i < counts.length && people.visitors() > 0; i++) {
            rows.add(Row.count("all", Labels.of("part", PARTS.get(i)), BigDecimal.valueOf(counts[i])));
        }
        return rows;
    }

    private static final class Persons implements Count<Persons> {
        private final BothArms ofBothArms = new BothArms();
        private long all;

        @Override
        public void add(Person person) {
            all++;
            ofBothArms.add(person);
        }

        @Override
        public Persons plus(Persons other) {
            all += other.all;
            ofBothArms.plus(other.ofBothArms);
            return this;
        }
    }
}
