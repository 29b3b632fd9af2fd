package dev.sapando.demo.shop;

import org.jspecify.annotations.Nullable;

/** A visitor comes in: by which channel, and with how much patience. */
record Arrival(World world, Visitor visitor, int visit, long due) implements Happening {
    static Arrival next(World world, Visitor visitor, long due) {
        return new Arrival(world, visitor, visitor.visits() + 1, due);
    }

    /** Nothing happens where the visitor has come earlier than planned. */
    @Override
    public void happen(@Nullable Recommendations answer) {
        if (visitor.present() || visitor.visits() + 1 != visit) {
            return;
        }
        visitor.enter();
        Dice dice = dice(Dice.Purpose.VISIT);
        Channel channel = channel(dice);
        var arrived =
                new Tracker.Arrived(channel, channel.campaigns().isEmpty() ? null : dice.oneOf(channel.campaigns()));
        var tracker = new Tracker(world, visitor, world.visitId(visitor, visit), arrived, dice(Dice.Purpose.DIRT));
        if (visitor.bot()) {
            world.agenda().add(new Crawl(world, visitor, tracker, dice, due));
        } else {
            world.marketing().visited(arrived, due);
            world.agenda().add(new Visit(world, visitor, tracker, channel, dice, due));
        }
    }

    private Channel channel(Dice dice) {
        if (visitor.bot()) {
            return Channel.DIRECT;
        }
        return visit == 1 ? Channel.ofFirstVisit(dice) : Channel.ofReturn(dice);
    }

    private Dice dice(Dice.Purpose purpose) {
        return Dice.of(world.settings().seed(), purpose, visitor.number(), visit);
    }
}
