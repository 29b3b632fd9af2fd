package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.Person;
import java.util.List;

/** Who bought on two days of the range or more, of all who bought in it; several orders on one day count once. */
final class RepeatPurchase implements Rows {
    @Override
    public List<Row> of(Query query) {
        Variant variant = query.variant();
        return query.people()
                .count(variant.unit(), () -> new Buyers(query, new Shares(query.by(), 0, 0)))
                .shares()
                .rows(query, period -> query.range().toString(), period -> true);
    }

    private record Buyers(Query query, Shares shares) implements Count<Buyers> {
        @Override
        public void add(Person person) {
            int days = person.orders(query.variant().withFreeOrders())
                    .within(query.range().firstDay(), query.range().lastDay());
            if (days > 0) {
                shares.add(person, 0, 0, days > 1);
            }
        }

        @Override
        public Buyers plus(Buyers other) {
            shares.plus(other.shares);
            return this;
        }
    }
}
