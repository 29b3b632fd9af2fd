package dev.sapando.monitoring.business;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of one served list. What the visitor did with it may be known before the list itself: it waits here and
 * counts when the list arrives.
 *
 * @param waitingSince day of the earliest event that names the list, until the list itself is known
 * @param seen distinct places that came into sight
 * @param clicked distinct places clicked
 * @param carted add_to_cart events that carry the list's id
 * @param bought units in purchases that carry it
 */
record Exposure(
        @Nullable Served served,
        @Nullable Integer waitingSince,
        BitSet seen,
        BitSet clicked,
        long carted,
        long bought) {
    static final Exposure EMPTY = new Exposure(null, null, new BitSet(), new BitSet(), 0, 0);

    /** Places beyond are not believed: no list is that long, and the bits must stay few. */
    private static final int PLACES = 1_000;

    /** The list as it was served. */
    record Served(long at, int day, String arm, String release, int places) {}

    Exposure {
        seen = (BitSet) seen.clone();
        clicked = (BitSet) clicked.clone();
    }

    /** The same list may be reported twice: the earlier report counts. */
    Exposure afterServing(Served list) {
        return served != null && served.at <= list.at ? this : new Exposure(list, null, seen, clicked, carted, bought);
    }

    Exposure afterSeeing(int day, Iterable<Integer> places) {
        var more = (BitSet) seen.clone();
        places.forEach(place -> mark(more, place));
        return more.equals(seen) ? this : new Exposure(served, waiting(day), more, clicked, carted, bought);
    }

    Exposure afterClick(int day, int place) {
        var more = (BitSet) clicked.clone();
        mark(more, place);
        return more.equals(clicked) ? this : new Exposure(served, waiting(day), seen, more, carted, bought);
    }

    Exposure afterCart(int day) {
        return new Exposure(served, waiting(day), seen, clicked, carted + 1, bought);
    }

    Exposure afterPurchase(int day, int units) {
        return new Exposure(served, waiting(day), seen, clicked, carted, bought + units);
    }

    /** A list that never comes, whatever id a client makes up, is not waited for longer than a known one is kept. */
    boolean isBefore(int day) {
        return served == null ? waitingSince != null && waitingSince < day : served.day < day;
    }

    private @Nullable Integer waiting(int day) {
        if (served != null) {
            return null;
        }
        return waitingSince == null || day < waitingSince ? Integer.valueOf(day) : waitingSince;
    }

    Contributions contributions(Segment visitor) {
        var cells = new Contributions();
        if (served == null || visitor.bot()) {
            return cells;
        }
        return cells.add(cell("recommendations.lists", served), 1)
                .add(cell("recommendations.served", served), served.places)
                .add(cell("recommendations.seen", served), within(seen, served))
                .add(cell("recommendations.clicked", served), within(clicked, served))
                .add(cell("recommendations.carted", served), carted)
                .add(cell("recommendations.bought", served), bought);
    }

    Tally tally() {
        return served == null ? Tally.NONE : new Tally(0, 0, within(seen, served), within(clicked, served));
    }

    /** A place the list never had was not seen, whatever the client says. */
    private static int within(BitSet places, Served list) {
        return places.get(0, list.places).cardinality();
    }

    private static Cell cell(String metric, Served list) {
        return Cell.of(metric, BusinessDays.text(list.day), "arm", list.arm, "release", list.release);
    }

    private static void mark(BitSet places, int place) {
        if (place >= 0 && place < PLACES) {
            places.set(place);
        }
    }
}
