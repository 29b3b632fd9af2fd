package dev.sapando.demo.report;

import dev.sapando.demo.shop.Account;
import java.util.ArrayList;
import java.util.List;

/**
 * The shop's own account beside monitoring's, and the sums that have to come out. Anybody may send events while the shop is
 * open, and monitoring counts them all: what it counts beyond the shop's own came from others. An own event that is lost hides
 * behind another's of the same end, since monitoring's counts do not say whose an event is.
 *
 * @param lately how many events monitoring counted since the shop stopped sending: so many may still be on their way
 */
public record Books(Account shop, Ledger monitoring, long lately) {
    /** Nothing is on its way any more: what the shop was told has been counted, and every event has its end. */
    public boolean settled() {
        return monitoring.accepted() >= shop.accepted()
                && monitoring.rejected() >= shop.rejected()
                && own().unaccounted() == 0
                && monitoring.unaccounted() == 0;
    }

    /** What became of the shop's events: as it was told, and as far as monitoring counted so many of that end. */
    public Ledger own() {
        long verified = Math.min(monitoring.verified(), shop.accepted() - shop.duplicates());
        long duplicates = Math.min(monitoring.duplicates(), shop.accepted() - verified);
        long rejectedLater = Math.min(monitoring.rejectedLater(), shop.accepted() - verified - duplicates);
        return new Ledger(shop.accepted(), shop.rejected(), verified, duplicates, rejectedLater);
    }

    /** What monitoring counted beyond {@link #own()}; copies of the shop's events are in it whose first answer was lost. */
    public Ledger others() {
        Ledger rest = monitoring.since(own());
        return new Ledger(
                Math.max(0, rest.accepted()),
                Math.max(0, rest.rejected()),
                rest.verified(),
                rest.duplicates(),
                rest.rejectedLater());
    }

    /** Each a sentence; empty where everything adds up. */
    public List<String> differences() {
        var differences = new ArrayList<String>();
        if (shop.sent() != shop.accepted() + shop.rejected()) {
            differences.add(
                    "sent " + shop.sent() + " is not accepted " + shop.accepted() + " + rejected " + shop.rejected());
        }
        atLeast("accepted", shop.accepted(), monitoring.accepted(), differences);
        atLeast("rejected", shop.rejected(), monitoring.rejected(), differences);
        Ledger own = own();
        if (monitoring.accepted() >= shop.accepted() && own.unaccounted() != 0) {
            differences.add(ends("accepted ", own));
        }
        Ledger others = others();
        if (Math.abs(others.unaccounted()) > lately) {
            differences.add(ends("of others: accepted ", others));
        }
        return List.copyOf(differences);
    }

    private static void atLeast(String what, long told, long counted, List<String> differences) {
        if (counted < told) {
            differences.add(
                    "the shop was told that " + told + " events were " + what + ", monitoring counts " + counted);
        }
    }

    private static String ends(String whose, Ledger ends) {
        return whose + ends.accepted() + " is not verified " + ends.verified() + " + duplicates " + ends.duplicates()
                + " + rejected later " + ends.rejectedLater();
    }
}
