package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.BusinessDays;
import dev.sapando.monitoring.business.DayMoney;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.Person;
import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Net revenue of visitors on days after their first, by day, in the currency of reports. */
final class ReturnedRevenue implements Count<ReturnedRevenue> {
    private final Range range;
    private final Assumptions assumptions;
    private final Map<String, BigDecimal> byDay = new HashMap<>();

    private ReturnedRevenue(Range range, Assumptions assumptions) {
        this.range = range;
        this.assumptions = assumptions;
    }

    static Map<String, BigDecimal> of(Query query, Assumptions assumptions) {
        return query.people().count(Unit.VISITOR, () -> new ReturnedRevenue(query.range(), assumptions)).byDay;
    }

    @Override
    public void add(Person person) {
        int from = Math.max(range.firstDay(), after(person.firstVisit()));
        int until = range.lastDay();
        if (person.orders(true).within(from, until) == 0 && person.refunds().within(from, until) == 0) {
            return;
        }
        for (DayMoney sum : person.money()) {
            if (sum.day() >= from && sum.day() <= until) {
                assumptions
                        .convert(sum.gross().subtract(sum.refunded()), sum.currency())
                        .ifPresent(net -> byDay.merge(BusinessDays.text(sum.day()), net, BigDecimal::add));
            }
        }
    }

    @Override
    public ReturnedRevenue plus(ReturnedRevenue other) {
        other.byDay.forEach((day, net) -> byDay.merge(day, net, BigDecimal::add));
        return this;
    }

    /** Of who was never seen to come, no day is a return. */
    private static int after(int firstVisit) {
        return firstVisit == Integer.MAX_VALUE ? firstVisit : firstVisit + 1;
    }
}
