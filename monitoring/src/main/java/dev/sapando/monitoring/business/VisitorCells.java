package dev.sapando.monitoring.business;

/** What a visitor's history adds to the cells: visits, cohorts, returns, first purchases, money. */
final class VisitorCells {
    /** Longest distance from the first day that retention is asked for. */
    static final int RETENTION_DAYS = 30;

    private VisitorCells() {}

    /**
     * Contributions of the one less those of the other. A new day mostly comes last and changes nothing before the day it
     * follows: of a long history only that end is looked at.
     */
    static Contributions changes(VisitorHistory before, VisitorHistory after) {
        int same = before.isCountedLike(after) ? before.active().commonPrefix(after.active()) : 0;
        int from = Math.max(0, same - 1);
        Contributions changes = visits(after, from).minus(visits(before, from)).plus(TrialCells.changes(before, after));
        return before.money() == after.money() && isPaidAlike(before, after)
                ? changes
                : changes.plus(money(after)).minus(money(before));
    }

    private static boolean isPaidAlike(VisitorHistory before, VisitorHistory after) {
        return before.bot() == after.bot() && Earliest.text(before.arm()).equals(Earliest.text(after.arm()));
    }

    private static Contributions visits(VisitorHistory history, int from) {
        var cells = new Contributions();
        String arm = Earliest.text(history.arm());
        for (int i = from; i < history.active().size(); i++) {
            if (history.bot()) {
                cells.add(
                        Cell.of(
                                "bots.visitors",
                                BusinessDays.text(history.active().get(i))),
                        1);
            } else {
                visit(history, i, arm, cells);
            }
        }
        return cells;
    }

    private static Contributions money(VisitorHistory history) {
        var cells = new Contributions();
        if (!history.bot()) {
            history.money().forEach(sum -> sum.contribute(cells, Earliest.text(history.arm())));
        }
        return cells;
    }

    private static void visit(VisitorHistory history, int index, String arm, Contributions cells) {
        int day = history.active().get(index);
        String channel = Earliest.text(history.channel());
        Integer bought = history.firstPurchase();
        cells.add(visitors("visitors", day, channel, arm), 1);
        if (bought == null || bought >= day) {
            cells.add(visitors("visitors.prospects", day, channel, arm), 1);
        }
        if (bought != null && bought == day) {
            cells.add(visitors("visitors.first_purchase", day, channel, arm), 1);
        }
        cohort(history, day, channel, arm, cells);
        returns(history, index, bought != null && bought <= day ? "customers" : "not_yet_customers", arm, cells);
    }

    private static void cohort(VisitorHistory history, int day, String channel, String arm, Contributions cells) {
        Integer first = history.firstDay();
        if (first == null || day - first > RETENTION_DAYS) {
            return;
        }
        if (day == first) {
            cells.add(visitors("visitors.new", day, channel, arm), 1);
        }
        cells.add(Cell.of("retention", BusinessDays.text(first) + "+" + (day - first)), 1);
    }

    private static void returns(VisitorHistory history, int index, String population, String arm, Contributions cells) {
        int day = history.active().get(index);
        boolean last = index + 1 == history.active().size();
        cells.add(
                last
                        ? Cell.of("returns.last", BusinessDays.text(day), "population", population, "arm", arm)
                        : Cell.of(
                                "returns.gap",
                                BusinessDays.text(day),
                                "population",
                                population,
                                "arm",
                                arm,
                                "days",
                                String.valueOf(history.active().get(index + 1) - day)),
                1);
    }

    private static Cell visitors(String metric, int day, String channel, String arm) {
        return Cell.of(metric, BusinessDays.text(day), "channel", channel, "arm", arm);
    }
}
