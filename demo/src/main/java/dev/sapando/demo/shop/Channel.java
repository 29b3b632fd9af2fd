package dev.sapando.demo.shop;

import java.util.List;

/** How a visitor came, through which campaign, and what that costs. */
enum Channel {
    DIRECT(0.20, 0.45, 0, 1.1, List.of()),
    EMAIL(0.03, 0.30, 5, 1.3, List.of("newsletter", "spring")),
    SEARCH(0.37, 0.12, 42, 1.2, List.of("brand", "generic")),
    SOCIAL(0.22, 0.06, 28, 0.6, List.of("lookbook", "creators")),
    ADS(0.18, 0.07, 55, 0.8, List.of("retargeting", "spring-sale"));

    static final List<Channel> ALL = List.of(values());
    private static final double[] FIRST =
            Dice.cumulative(ALL.stream().mapToDouble(c -> c.first).toArray());
    private static final double[] AGAIN =
            Dice.cumulative(ALL.stream().mapToDouble(c -> c.again).toArray());

    private final double first;
    private final double again;
    private final int centsPerVisit;
    private final double purpose;
    private final List<String> campaigns;

    Channel(double first, double again, int centsPerVisit, double purpose, List<String> campaigns) {
        this.first = first;
        this.again = again;
        this.centsPerVisit = centsPerVisit;
        this.purpose = purpose;
        this.campaigns = campaigns;
    }

    static Channel ofFirstVisit(Dice dice) {
        return ALL.get(dice.weighted(FIRST));
    }

    static Channel ofReturn(Dice dice) {
        return ALL.get(dice.weighted(AGAIN));
    }

    String wireName() {
        return switch (this) {
            case DIRECT -> "direct";
            case EMAIL -> "email";
            case SEARCH -> "search";
            case SOCIAL -> "social";
            case ADS -> "ads";
        };
    }

    int centsPerVisit() {
        return centsPerVisit;
    }

    /** How much likelier than the average those who come this way are to buy. */
    double purpose() {
        return purpose;
    }

    List<String> campaigns() {
        return campaigns;
    }
}
