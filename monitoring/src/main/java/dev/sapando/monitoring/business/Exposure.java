package dev.sapando.monitoring.business;

import dev.sapando.schema.ServedItem;
import dev.sapando.schema.ServedList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one served list. What the visitor did with it may be known before the list itself: it waits here and
 * counts when the list arrives.
 *
 * @param waitingSince day of the earliest event that names the list, until the list itself is known
 * @param seen distinct places that came into sight
 * @param clicked distinct places clicked
 * @param taken what events and lines that carry the list's id say of items
 */
record Exposure(@Nullable Served served, @Nullable Integer waitingSince, BitSet seen, BitSet clicked, Taken taken) {
    static final Exposure EMPTY = new Exposure(null, null, new BitSet(), new BitSet(), Taken.NOTHING);

    /** Places beyond are not believed: no list is that long, and the bits must stay few. */
    static final int PLACES = 1_000;

    /**
     * The list as it was served.
     *
     * @param items by place
     */
    record Served(long at, int day, String arm, String release, String placement, List<String> items) {
        Served {
            items = List.copyOf(items);
        }

        static Served of(ServedList list, int day) {
            return new Served(
                    list.getServedAt().toEpochMilli(),
                    day,
                    Label.of(list.getArm()),
                    Label.of(list.getRelease()),
                    Label.of(list.getPlacement()),
                    list.getItems().stream()
                            .limit(PLACES)
                            .map(ServedItem::getItemId)
                            .map(Label::ofItem)
                            .toList());
        }
    }

    Exposure {
        seen = (BitSet) seen.clone();
        clicked = (BitSet) clicked.clone();
    }

    /** The same list may be reported twice: the earlier report counts. */
    Exposure afterServing(Served list) {
        return served != null && served.at <= list.at ? this : new Exposure(list, null, seen, clicked, taken);
    }

    Exposure afterSeeing(int day, Iterable<Integer> places) {
        var more = (BitSet) seen.clone();
        places.forEach(place -> mark(more, place));
        return more.equals(seen) ? this : new Exposure(served, waiting(day), more, clicked, taken);
    }

    Exposure afterClick(int day, int place) {
        var more = (BitSet) clicked.clone();
        mark(more, place);
        return more.equals(clicked) ? this : new Exposure(served, waiting(day), seen, more, taken);
    }

    Exposure afterTaking(int day, @Nullable String item, Taken.Count count) {
        return new Exposure(served, waiting(day), seen, clicked, taken.plus(Label.ofItem(item), count));
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
        return served == null || visitor.bot() ? new Contributions() : new ExposureCells(served).all(this);
    }

    /** Contributions of this less those of what it was before: of a list that was known, only what is new is looked at. */
    Contributions changes(Exposure before, Segment visitor) {
        if (served == null || served != before.served || visitor.bot()) {
            return contributions(visitor).minus(before.contributions(visitor));
        }
        return new ExposureCells(served).changes(before, this);
    }

    Tally tally() {
        return served == null ? Tally.NONE : new Tally(0, 0, within(seen, served), within(clicked, served));
    }

    /** A place the list never had was not seen, whatever the client says. */
    private static int within(BitSet places, Served list) {
        return places.get(0, list.items.size()).cardinality();
    }

    private static void mark(BitSet places, int place) {
        if (place >= 0 && place < PLACES) {
            places.set(place);
        }
    }
}
