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

/**
 * Customers by the day of their first purchase: how many there are, how many of them come again within the seven days after it, and
 * what these order in those days: what goes back meanwhile is mostly of the first purchase. By the channel that first brought them.
 */
final class FirstWeek implements Count<FirstWeek> {
    static final int DAYS = 7;

    private final Query query;
    private final Assumptions assumptions;
    private final Map<String, Cohorts> byChannel = new HashMap<>();

    /** Of one channel, by the day of the first purchase. */
    record Cohorts(
            Map<String, BigDecimal> customers, Map<String, BigDecimal> cameAgain, Map<String, BigDecimal> ordered) {
        Cohorts() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        Cohorts plus(Cohorts other) {
            add(other.customers, customers);
            add(other.cameAgain, cameAgain);
            add(other.ordered, ordered);
            return this;
        }

        BigDecimal size() {
            return customers.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private static void add(Map<String, BigDecimal> some, Map<String, BigDecimal> all) {
            some.forEach((day, value) -> all.merge(day, value, BigDecimal::add));
        }
    }

    private FirstWeek(Query query, Assumptions assumptions) {
        this.query = query;
        this.assumptions = assumptions;
    }

    static FirstWeek of(Query query, Assumptions assumptions) {
        return query.people().count(Unit.CUSTOMER, () -> new FirstWeek(query, assumptions));
    }

    Cohorts everybody() {
        return byChannel.values().stream().reduce(new Cohorts(), Cohorts::plus);
    }

    /** The largest under their own name. */
    Map<String, Cohorts> byChannel() {
        var sizes = new HashMap<String, BigDecimal>();
        byChannel.forEach((channel, cohorts) -> sizes.put(channel, cohorts.size()));
        NamedValues named = NamedValues.largest("channel", sizes, query.maxLabelValues());
        var largest = new HashMap<String, Cohorts>();
        byChannel.forEach((channel, cohorts) -> largest.computeIfAbsent(
                        named.names().contains(channel) ? channel : NamedValues.OTHER, unknown -> new Cohorts())
                .plus(cohorts));
        return largest;
    }

    @Override
    public void add(Person person) {
        int bought = person.firstPurchase(true);
        if (bought < query.range().firstDay() || bought > query.range().lastDay()) {
            return;
        }
        Cohorts cohorts = byChannel.computeIfAbsent(Shares.value(person, "channel"), unknown -> new Cohorts());
        String day = BusinessDays.text(bought);
        cohorts.customers().merge(day, BigDecimal.ONE, BigDecimal::add);
        if (person.visits().within(bought + 1, bought + DAYS) > 0) {
            cohorts.cameAgain().merge(day, BigDecimal.ONE, BigDecimal::add);
        }
        for (DayMoney sum : person.money()) {
            if (sum.day() > bought && sum.day() <= bought + DAYS) {
                assumptions.convert(sum.gross(), sum.currency()).ifPresent(gross -> cohorts.ordered()
                        .merge(day, gross, BigDecimal::add));
            }
        }
    }

    @Override
    public FirstWeek plus(FirstWeek other) {
        other.byChannel.forEach((channel, cohorts) -> byChannel.merge(channel, cohorts, Cohorts::plus));
        return this;
    }
}
