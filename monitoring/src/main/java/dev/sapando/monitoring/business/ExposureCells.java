package dev.sapando.monitoring.business;

import java.util.BitSet;

/**
 * The cells of one served list. Everything counts once by placement and once by position, two families, so that neither multiplies
 * the other's cells; of both the sum is the same.
 */
final class ExposureCells {
    private final Contributions cells = new Contributions();
    private final Exposure.Served list;

    ExposureCells(Exposure.Served list) {
        this.list = list;
    }

    Contributions all(Exposure exposure) {
        var every = new BitSet();
        every.set(0, list.items().size());
        cells.add(byPlacement("lists"), 1);
        places("served", every);
        return changes(Exposure.EMPTY, exposure);
    }

    /** Of a list, what was done with it since. */
    Contributions changes(Exposure before, Exposure after) {
        places("seen", since(before.seen(), after.seen()));
        places("clicked", since(before.clicked(), after.clicked()));
        Taken taken = after.taken().since(before.taken());
        taken.byItem().forEach((item, count) -> taken(position(item), count));
        taken(Label.NONE, taken.others());
        return cells;
    }

    private void taken(String position, Taken.Count count) {
        count("carted", position, count.carted());
        count("bought", position, count.bought());
        count("returned", position, count.returned());
    }

    private void places(String part, BitSet places) {
        places.stream().forEach(place -> count(part, String.valueOf(place), 1));
    }

    private void count(String part, String position, long amount) {
        if (amount != 0) {
            cells.add(byPlacement(part), amount)
                    .add(cell("recommendations.places." + part).and("position", position), amount);
        }
    }

    private Cell byPlacement(String part) {
        return cell("recommendations." + part).and("placement", list.placement());
    }

    private Cell cell(String metric) {
        return Cell.of(metric, BusinessDays.text(list.day()), "arm", list.arm(), "release", list.release());
    }

    /** Places never leave what was seen. One that the list never had was not seen, whatever the client says. */
    private BitSet since(BitSet before, BitSet after) {
        BitSet more = after.get(0, list.items().size());
        more.andNot(before);
        return more;
    }

    /** The first place where the item stands. */
    private String position(String item) {
        int place = list.items().indexOf(item);
        return place < 0 ? Label.NONE : String.valueOf(place);
    }
}
