package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.BusinessDays;
import dev.sapando.monitoring.business.DayMoney;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.Person;
import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Net revenue of visitors on days after their first, by day, in the currency of reports. Who pays, or is paid back, in a currency without a
 * rate is left out on that day, with all of its money.
 */
final class ReturnedRevenue implements Count<ReturnedRevenue> {
    private final Range range;
    private final Assumptions assumptions;
    private final Map<String, BigDecimal> byDay = new HashMap<>();
    private final Map<String, BigDecimal> visitorsLeftOut = new HashMap<>();
    private final WithoutRate leftOut = new WithoutRate();

    private ReturnedRevenue(Range range, Assumptions assumptions) {
        this.range = range;
        this.assumptions = assumptions;
    }

    static ReturnedRevenue of(Query query, Assumptions assumptions) {
        return query.people().count(Unit.VISITOR, () -> new ReturnedRevenue(query.range(), assumptions));
    }

    Map<String, BigDecimal> byDay() {
        return byDay;
    }

    /** How many returning visitors, by day. */
    Map<String, BigDecimal> visitorsLeftOut() {
        return visitorsLeftOut;
    }

    /** The same by a currency without a rate: whoever so pays on two days counts twice. */
    WithoutRate leftOut() {
        return leftOut;
    }

    @Override
    public void add(Person person) {
        int from = Math.max(range.firstDay(), after(person.firstVisit()));
        int until = range.lastDay();
        if (person.moneyDays().within(from, until) == 0) {
            return;
        }
        var moved = new TreeMap<Integer, List<DayMoney>>();
        person.money().stream()
                .filter(sum -> sum.day() >= from && sum.day() <= until)
                .forEach(sum -> moved.computeIfAbsent(sum.day(), unknown -> new ArrayList<>())
                        .add(sum));
        moved.forEach((day, sums) -> add(person, day, sums));
    }

    private void add(Person person, int on, List<DayMoney> sums) {
        String day = BusinessDays.text(on);
        Set<String> unknown = new HashSet<>();
        BigDecimal net = BigDecimal.ZERO;
        for (DayMoney sum : sums) {
            boolean moves = sum.gross().signum() != 0 || sum.refunded().signum() != 0;
            var converted = assumptions.convert(sum.gross().subtract(sum.refunded()), sum.currency());
            net = net.add(converted.orElse(BigDecimal.ZERO));
            if (moves && converted.isEmpty()) {
                unknown.add(sum.currency());
            }
        }
        if (unknown.isEmpty()) {
            byDay.merge(day, net, BigDecimal::add);
        } else if (person.visits().within(on, on) > 0) {
            // A refund is no visit: who was only paid back is no returning visitor to leave out.
            visitorsLeftOut.merge(day, BigDecimal.ONE, BigDecimal::add);
            leftOut.add(unknown, day);
        }
    }

    @Override
    public ReturnedRevenue plus(ReturnedRevenue other) {
        add(other.byDay, byDay);
        add(other.visitorsLeftOut, visitorsLeftOut);
        leftOut.plus(other.leftOut);
        return this;
    }

    private static void add(Map<String, BigDecimal> some, Map<String, BigDecimal> all) {
        some.forEach((day, value) -> all.merge(day, value, BigDecimal::add));
    }

    /** Of who was never seen to come, no day is a return. */
    private static int after(int firstVisit) {
        return firstVisit == Integer.MAX_VALUE ? firstVisit : firstVisit + 1;
    }
}
