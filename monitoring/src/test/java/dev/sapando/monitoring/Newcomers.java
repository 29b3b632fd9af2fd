package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;

import dev.sapando.schema.Event;
import java.util.List;

/** On each of ten days two become customers by email and one by social media; one of the two orders again two days later. */
record Newcomers(Shop shop, Flow flow) {
    void tenDays() {
        for (int ago = 17; ago >= 8; ago--) {
            come("email", "a" + ago, ago);
            come("email", "b" + ago, ago);
            come("social", "c" + ago, ago);
            pay("a" + ago, ago - 2, ago % 2 == 0 ? "60" : "40");
        }
        flow.verified(shop.view("somebody", ago(0)));
    }

    /** By a channel, and pays 100 at once. */
    void come(String channel, String visitor, int ago) {
        flow.verified(shop.viewFrom(channel, visitor, ago(ago)));
        pay(visitor, ago, "100");
    }

    void pay(String visitor, int ago, String price) {
        flow.verified(shop.purchase(visitor, ago(ago), line("hat", 1, price, null)));
    }

    /** Pays so much more of an earlier order. */
    void payMore(String visitor, int ago, String price) {
        Event more = shop.purchase(visitor, ago(ago), line("hat", 1, price, null));
        more.setFlags(List.of("same_order"));
        flow.verified(more);
    }
}
