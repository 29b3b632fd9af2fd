package dev.sapando.demo.shop;

import java.util.OptionalLong;

/** A visitor goes, and perhaps already knows when to come again. */
final class Departure {
    private Departure() {}

    /** @param satisfaction with what the visit showed, 0 to 1 */
    static void of(World world, Visitor visitor, double satisfaction, long at) {
        visitor.leave();
        Dice dice = Dice.of(world.settings().seed(), Dice.Purpose.RETURN, visitor.number(), visitor.visits());
        OptionalLong next = Habit.nextVisit(dice, visitor, satisfaction, at);
        if (next.isPresent()) {
            world.agenda().add(Arrival.next(world, visitor, next.getAsLong()));
        }
    }
}
