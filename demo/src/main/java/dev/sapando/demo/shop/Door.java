package dev.sapando.demo.shop;

/** Through which visitors come in while the shop is live: at a seeded rate, about half of them for the first time. */
final class Door {
    private static final double EVENTS_PER_SECOND = 24;

    /** As many as are inside once it has been open for a while, half of them: what a watcher sees is soon what stays. */
    private static final double WAITING_OUTSIDE = 80;

    private static final double COME_IN_EACH_MILLIS = 150;

    private final World world;
    private final Population population;
    private final Dice dice;
    private final double meanGap;
    private int waiting;
    private long next;

    Door(World world, Population population, long opensAt) {
        this.world = world;
        this.population = population;
        dice = Dice.of(world.settings().seed(), Dice.Purpose.LIVE);
        meanGap = 1_000
                * Calibration.EVENTS_PER_VISIT
                / EVENTS_PER_SECOND
                / world.settings().speed();
        waiting = (int) Math.ceil(WAITING_OUTSIDE * world.settings().speed());
        next = opensAt;
    }

    /** Writes down everybody who has come by now. */
    void letIn(long now) {
        while (next <= now) {
            world.agenda().add(Arrival.next(world, someone(), next));
            double gap = waiting-- > 0 ? COME_IN_EACH_MILLIS / world.settings().speed() : dice.exponential(meanGap);
            next += 1 + (long) gap;
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
