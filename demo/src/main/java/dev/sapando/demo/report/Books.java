package dev.sapando.demo.report;

import dev.sapando.demo.shop.Account;
import java.util.ArrayList;
import java.util.List;

/**
 * The shop's own account beside monitoring's, and the sums that have to come out. Anybody may send events while the shop is open;
 * theirs come with another write key or with none.
 *
 * @param lately how many events monitoring counted since the shop stopped sending: so many of others may still be on their way
 */
public record Books(Account shop, Counted monitoring, long lately) {
    /** Nothing is on its way any more: what the shop was told has been counted, and every event has its end. */
    public boolean settled() {
        return monitoring.own().accepted() >= shop.accepted()
                && monitoring.own().rejected() >= shop.rejected()
                && monitoring.own().unaccounted() == 0
                && monitoring.others().unaccounted() == 0;
    }

    /** What became of the shop's events, without the copies that were sent again after a lost answer: each of them was one too many. */
    public Ledger ends() {
        Ledger own = monitoring.own();
        return new Ledger(
                shop.accepted(), shop.rejected(), own.verified(), own.duplicates() - again(), own.rejectedLater());
    }

    /** Events that were taken though the shop was not told. */
    private long again() {
        return Math.max(0, monitoring.own().accepted() - shop.accepted());
    }

    /** Each a sentence; empty where everything adds up. */
    public List<String> differences() {
        var differences = new ArrayList<String>();
        Ledger own = monitoring.own();
        if (shop.sent() != shop.accepted() + shop.rejected()) {
            differences.add(
                    "sent " + shop.sent() + " is not accepted " + shop.accepted() + " + rejected " + shop.rejected());
        }
        atLeast("accepted", shop.accepted(), own.accepted(), differences);
        atLeast("rejected", shop.rejected(), own.rejected(), differences);
        if (own.unaccounted() != 0) {
            differences.add(sum("accepted ", own));
        }
        // A copy of an event that verification refuses is refused as well.
        long copies = own.duplicates() + Math.min(again(), own.rejectedLater());
        if (copies < shop.duplicates() + again()) {
            differences.add("the shop sent " + shop.duplicates() + " events twice on purpose and " + again()
                    + " again, monitoring counts " + own.duplicates() + " duplicates");
        }
        if (Math.abs(monitoring.others().unaccounted()) > lately) {
            differences.add(sum("of others: accepted ", monitoring.others()));
        }
        return List.copyOf(differences);
    }

    private static void atLeast(String what, long told, long counted, List<String> differences) {
        if (counted < told) {
            differences.add(
                    "the shop was told that " + told + " events were " + what + ", monitoring counts " + counted);
        }
    }

    private static String sum(String whose, Ledger ends) {
        return whose + ends.accepted() + " is not verified " + ends.verified() + " + duplicates " + ends.duplicates()
                + " + rejected later " + ends.rejectedLater();
    }
}
