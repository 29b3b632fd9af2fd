package dev.sapando.demo.shop;

/** How well a visit went for its visitor, 0 to 1: mostly, whether what was shown suited. */
final class Satisfaction {
    private double affinity;
    private int seen;
    private int clicks;
    private boolean bought;

    void saw(Glance glance) {
        affinity += glance.affinity();
        seen += glance.seen();
        clicks += glance.clicks();
    }

    void bought() {
        bought = true;
    }

    double share() {
        double suited = seen == 0 ? 0 : affinity / seen;
        return 0.6 * suited + 0.15 * Math.min(2, clicks) + (bought ? 0.1 : 0);
    }
}
