package dev.sapando.demo.report;

import dev.sapando.demo.shop.Account;
import java.util.ArrayList;
import java.util.List;

/** The shop's own account beside monitoring's, and the sums that have to come out. */
public record Books(Account shop, Ledger monitoring) {
    /** Nothing is on its way any more: what the shop was told was accepted has been counted, and every event has its end. */
    public boolean settled() {
        return monitoring.accepted() >= shop.accepted() && monitoring.unaccounted() == 0;
    }

    /** Each a sentence; empty where everything adds up. */
    public List<String> differences() {
        var differences = new ArrayList<String>();
        if (shop.sent() != shop.accepted() + shop.rejected()) {
            differences.add(
                    "sent " + shop.sent() + " is not accepted " + shop.accepted() + " + rejected " + shop.rejected());
        }
        between("accepted", shop.accepted(), monitoring.accepted(), differences);
        between("rejected", shop.rejected(), monitoring.rejected(), differences);
        if (monitoring.unaccounted() != 0) {
            differences.add("accepted " + monitoring.accepted() + " is not verified " + monitoring.verified()
                    + " + duplicates " + monitoring.duplicates() + " + rejected later " + monitoring.rejectedLater());
        }
        return List.copyOf(differences);
    }

    /** A batch whose answer was lost was sent again: it may have arrived twice, and then counts twice with monitoring. */
    private void between(String what, long told, long counted, List<String> differences) {
        if (counted < told || counted > told + shop.repeated()) {
            differences.add(
                    "the shop was told that " + told + " events were " + what + ", monitoring counts " + counted);
        }
    }
}
