package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.BusinessDays;
import dev.sapando.monitoring.business.DayMoney;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.people.Count;
import dev.sapando.monitoring.people.Person;
import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What channels cost and what the customers pay whom they first brought, as {@link Acquisition} has it: of channels that were spent on
 * alone, since clients may name any others, and of all together.
 */
final class ChannelReturn implements Count<ChannelReturn> {
    private final Range range;
    private final Assumptions assumptions;
    private final Set<String> channels;
    private final Map<String, ChannelBooks> byChannel = new HashMap<>();
    private final ChannelBooks all = new ChannelBooks();

    /** What a day's spend on a channel was told in. */
    private record Bill(String channel, String day, String currency) {}

    private ChannelReturn(Range range, Assumptions assumptions, Set<String> channels) {
        this.range = range;
        this.assumptions = assumptions;
        this.channels = channels;
    }

    /** @param all of everybody, whoever brought them, and of everything that was spent */
    record Books(Map<String, ChannelBooks> byChannel, ChannelBooks all) {}

    static Books of(Query query, Assumptions assumptions) {
        Map<String, ChannelBooks> books = spent(query, assumptions);
        var all = new ChannelBooks();
        books.values().forEach(all::plus);
        ChannelReturn customers = query.people()
                .count(Unit.CUSTOMER, () -> new ChannelReturn(query.range(), assumptions, Set.copyOf(books.keySet())));
        customers.byChannel.forEach((channel, brought) -> books.merge(channel, brought, ChannelBooks::plus));
        return new Books(books, all.plus(customers.all));
    }

    @Override
    public void add(Person person) {
        int bought = person.firstPurchase(true);
        if (!range.has(bought) && person.moneyDays().within(range.firstDay(), range.lastDay()) == 0) {
            return;
        }
        String channel = PersonLabels.touch(person.firstTouch(), "channel");
        List<ChannelBooks> books = channels.contains(channel)
                ? List.of(all, byChannel.computeIfAbsent(channel, unknown -> new ChannelBooks()))
                : List.of(all);
        if (range.has(bought)) {
            String day = BusinessDays.text(bought);
            books.forEach(book -> book.fresh().merge(day, BigDecimal.ONE, BigDecimal::add));
        }
        for (DayMoney sum : person.money()) {
            BigDecimal net = sum.gross().subtract(sum.refunded());
            if (range.has(sum.day()) && net.signum() != 0) {
                pay(books, net, sum);
            }
        }
    }

    private void pay(List<ChannelBooks> books, BigDecimal net, DayMoney sum) {
        String day = BusinessDays.text(sum.day());
        assumptions
                .convert(net, sum.currency())
                .ifPresentOrElse(
                        amount -> books.forEach(book -> book.net().merge(day, amount, BigDecimal::add)),
                        () -> books.forEach(book -> book.netLeftOut().add(List.of(sum.currency()), day)));
    }

    @Override
    public ChannelReturn plus(ChannelReturn other) {
        other.byChannel.forEach((channel, books) -> byChannel.merge(channel, books, ChannelBooks::plus));
        all.plus(other.all);
        return this;
    }

    private static Map<String, ChannelBooks> spent(Query query, Assumptions assumptions) {
        var books = new HashMap<String, ChannelBooks>();
        query.cells()
                .sums(
                        "spend",
                        query.range(),
                        (day, labels) -> new Bill(
                                labels.getOrDefault("channel", Labels.NONE),
                                day,
                                labels.getOrDefault("currency", Labels.NONE)))
                .forEach((bill, amount) -> {
                    ChannelBooks spent = books.computeIfAbsent(bill.channel, unknown -> new ChannelBooks());
                    assumptions
                            .convert(amount, bill.currency)
                            .ifPresentOrElse(
                                    converted -> spent.spend().merge(bill.day, converted, BigDecimal::add),
                                    () -> spent.spendLeftOut().add(List.of(bill.currency), bill.day));
                });
        return books;
    }
}
