package dev.sapando.demo.shop;

/** What time it is in one visit. */
final class Watch {
    private final World world;
    private final Dice dice;
    private long now;

    Watch(World world, Dice dice, long now) {
        this.world = world;
        this.dice = dice;
        this.now = now;
    }

    long now() {
        return now;
    }

    /** Time goes by, in milliseconds between both at the shop's pace; at least one, so that no two events coincide. */
    long pass(long from, long to) {
        long millis = 1 + (long) (dice.between(from, to) * world.pace());
        now += millis;
        return millis;
    }

    /** Somebody reads, compares, is called away: mostly seconds, sometimes minutes, never long enough to end a visit. */
    void think() {
        pass(4_000, 5_000 + (long) Math.min(200_000, dice.exponential(36_000)));
    }
}
