package dev.sapando.monitoring.business;

import dev.sapando.monitoring.effect.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's part in the experiment: what they do from the day of their first served list until {@link Measure#DAYS} days later.
 * The same days for everybody, so that a visitor is counted once, as a whole, and does not change any more once they are over;
 * intervals that are looked at again and again rest on that.
 *
 * @param day of the first served list
 * @param crossed day of the first list of another arm than that of the first, if any
 * @param tally within the days
 */
record Trial(int day, @Nullable Integer crossed, Tally tally) {
    static Trial begunOn(int day) {
        return new Trial(day, null, Tally.NONE);
    }

    boolean covers(int other) {
        return other >= day && other <= day + Measure.DAYS;
    }

    /** Whether the visitor saw both arms, and so tells nothing about either. */
    boolean isOfTwoArms() {
        return crossed != null && covers(crossed);
    }

    /** An earlier list of the same arm is found. The tally is to be taken anew where the day is another one. */
    Trial movedTo(int earlier) {
        return earlier == day ? this : new Trial(earlier, crossed, Tally.NONE);
    }

    /** An earlier list of another arm is found, so that the list thought first is the one that crosses. */
    Trial overtakenBy(int earlier) {
        return new Trial(earlier, day, earlier == day ? tally : Tally.NONE);
    }

    Trial crossedOn(int later) {
        return crossed != null && crossed <= later ? this : new Trial(day, later, tally);
    }

    Trial with(Tally counted) {
        return counted.equals(tally) ? this : new Trial(day, crossed, counted);
    }

    /** Pure: a session of the visitor has become another one. */
    Trial after(@Nullable SessionSteps before, @Nullable SessionSteps after) {
        return with(tally.plus(counted(after)).minus(counted(before)));
    }

    /** Pure: a served list of the visitor has become another one. */
    Trial after(Exposure before, Exposure after) {
        return with(tally.plus(counted(after)).minus(counted(before)));
    }

    Tally counted(@Nullable SessionSteps steps) {
        return steps == null || !covers(steps.day()) ? Tally.NONE : steps.tally();
    }

    Tally counted(Exposure exposure) {
        Exposure.Served served = exposure.served();
        return served == null || !covers(served.day()) ? Tally.NONE : exposure.tally();
    }
}
