package dev.sapando.demo.shop;

/** Through which visitors come in while the shop is live: at a seeded rate, about half of them for the first time. */
final class Door {
    private static final double EVENTS_PER_SECOND = 20;
    private static final int WAITING_OUTSIDE = 8;

    private final World world;
    private final Population population;
    private final Dice dice;
    private final double meanGap;
    private int waiting = WAITING_OUTSIDE;
    private long next;

    Door(World world, Population population, long opensAt) {
        this.world = world;
        this.population = population;
        dice = Dice.of(world.settings().seed(), Dice.Purpose.LIVE);
        meanGap = 1_000
                * Calibration.EVENTS_PER_VISIT
                / EVENTS_PER_SECOND
                / world.settings().speed();
        next = opensAt;
    }

    /** Writes down everybody who has come by now. */
    void letIn(long now) {
        while (next <= now) {
            world.agenda().add(Arrival.next(world, someone(), next));
            // a few wait for the shop to open, so that something happens at once
            next += 1 + (long) (waiting-- > 0 ? Math.min(100, meanGap) : dice.exponential(meanGap));
        }
    }

    private Visitor someone() {
        if (dice.chance(0.5)) {
            Visitor known = population.anybody(dice);
            if (!known.present()) {
                return known;
            }
        }
        return population.newcomer();
    }
}
