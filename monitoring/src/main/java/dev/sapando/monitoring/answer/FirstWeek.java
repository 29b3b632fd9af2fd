package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.BusinessDays;
import dev.sapando.monitoring.business.DayMoney;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.Person;
import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Customers by the day of their first purchase: how many there are, how many of them come again within the seven days after it, and
 * what these order in those days: what goes back meanwhile is mostly of the first purchase. By the channel that first brought them. Who
 * orders in those days in a currency without a rate has come again, and is left out of those who did so with a rate.
 */
final class FirstWeek implements Count<FirstWeek> {
    static final int DAYS = 7;

    private final Query query;
    private final Assumptions assumptions;
    /** Counted beside what is asked for. */
    private final Range changed;

    private final Map<String, Cohorts> byChannel = new HashMap<>();

    private final WithoutRate leftOut = new WithoutRate();

    /** Of one channel, by the day of the first purchase. */
    record Cohorts(
            Map<String, BigDecimal> customers,
            Map<String, BigDecimal> cameAgain,
            Map<String, BigDecimal> cameAgainWithRate,
            Map<String, BigDecimal> ordered) {
        Cohorts() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        Cohorts plus(Cohorts other) {
            add(other.customers, customers);
            add(other.cameAgain, cameAgain);
            add(other.cameAgainWithRate, cameAgainWithRate);
            add(other.ordered, ordered);
            return this;
        }

        BigDecimal within(Range range) {
            return customers.entrySet().stream()
                    .filter(day -> range.has(LocalDate.parse(day.getKey())))
                    .map(Map.Entry::getValue)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private static void add(Map<String, BigDecimal> some, Map<String, BigDecimal> all) {
            some.forEach((day, value) -> all.merge(day, value, BigDecimal::add));
        }
    }

    private FirstWeek(Query query, Assumptions assumptions) {
        this.query = query;
        this.assumptions = assumptions;
        changed = RetentionChange.of(query.today()).days();
    }

    static FirstWeek of(Query query, Assumptions assumptions) {
        return query.people().count(Unit.CUSTOMER, () -> new FirstWeek(query, assumptions));
    }

    Cohorts everybody() {
        return byChannel.values().stream().reduce(new Cohorts(), Cohorts::plus);
    }

    Map<String, Cohorts> byChannel(NamedValues names) {
        return names.folded(byChannel, (one, other) -> new Cohorts().plus(one).plus(other));
    }

    /** Those with the most customers in the range, before whom come all that were paid for: these names nobody made up. */
    NamedValues names(Set<String> paidFor) {
        var sizes = new HashMap<String, BigDecimal>();
        byChannel.forEach((channel, cohorts) -> sizes.put(channel, cohorts.within(query.range())));
        BigDecimal ahead = everybody().within(query.range()).add(BigDecimal.ONE);
        paidFor.forEach(channel -> sizes.merge(channel, ahead, BigDecimal::add));
        return NamedValues.largest("channel", sizes, query.maxLabelValues());
    }

    /** By the day on which they became customers. */
    WithoutRate leftOut() {
        return leftOut;
    }

    @Override
    public void add(Person person) {
        int bought = person.firstPurchase(true);
        if (!query.range().has(bought) && !changed.has(bought)) {
            return;
        }
        Cohorts cohorts =
                byChannel.computeIfAbsent(PersonLabels.value(person, "channel", bought), unknown -> new Cohorts());
        String day = BusinessDays.text(bought);
        cohorts.customers().merge(day, BigDecimal.ONE, BigDecimal::add);
        if (person.visits().within(bought + 1, bought + DAYS) > 0) {
            cohorts.cameAgain().merge(day, BigDecimal.ONE, BigDecimal::add);
            order(cohorts, day, week(person, bought));
        }
    }

    private static List<DayMoney> week(Person person, int bought) {
        return person.money().stream()
                .filter(sum -> sum.day() > bought && sum.day() <= bought + DAYS)
                .filter(sum -> sum.gross().signum() != 0)
                .toList();
    }

    private void order(Cohorts cohorts, String day, List<DayMoney> ordered) {
        List<String> withoutRate = ordered.stream()
                .map(DayMoney::currency)
                .filter(currency ->
                        assumptions.convert(BigDecimal.ONE, currency).isEmpty())
                .distinct()
                .toList();
        if (withoutRate.isEmpty()) {
            cohorts.cameAgainWithRate().merge(day, BigDecimal.ONE, BigDecimal::add);
            ordered.forEach(sum -> cohorts.ordered()
                    .merge(day, assumptions.convert(sum.gross(), sum.currency()).orElseThrow(), BigDecimal::add));
        }
        leftOut.add(withoutRate, day);
    }

    @Override
    public FirstWeek plus(FirstWeek other) {
        other.byChannel.forEach((channel, cohorts) -> byChannel.merge(channel, cohorts, Cohorts::plus));
        leftOut.plus(other.leftOut);
        return this;
    }
}
