package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.BusinessDays;
import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.Person;
import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Customers by the day of their first purchase, where it lies in the range. */
final class NewCustomers implements Count<NewCustomers> {
    private final Range range;
    private final Map<String, BigDecimal> byDay = new HashMap<>();

    private NewCustomers(Range range) {
        this.range = range;
    }

    static Map<String, BigDecimal> of(Query query) {
        return query.people().count(Unit.CUSTOMER, () -> new NewCustomers(query.range())).byDay;
    }

    @Override
    public void add(Person person) {
        int day = person.firstPurchase(true);
        if (day >= range.firstDay() && day <= range.lastDay()) {
            byDay.merge(BusinessDays.text(day), BigDecimal.ONE, BigDecimal::add);
        }
    }

    @Override
    public NewCustomers plus(NewCustomers other) {
        other.byDay.forEach((day, count) -> byDay.merge(day, count, BigDecimal::add));
        return this;
    }
}
