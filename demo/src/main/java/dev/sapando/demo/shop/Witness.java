package dev.sapando.demo.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Sees what nobody else can: how well what is shown suits the hidden taste of the one who sees it. */
final class Witness {
    /** An experiment counts what a visitor does from the day of their first list until so many days later. */
    private static final int DAYS_OF_A_TRIAL = 7;

    private record Sums(long seen, long clicked, double affinity, double expectedClicks) {
        Sums plus(Sums other) {
            return new Sums(
                    seen + other.seen,
                    clicked + other.clicked,
                    affinity + other.affinity,
                    expectedClicks + other.expectedClicks);
        }

        Truth.Arm arm() {
            return new Truth.Arm(seen, clicked, affinity / seen, expectedClicks / seen);
        }
    }

    /** @param since the day of the visitor's first list */
    private record Looks(String arm, LocalDate since, boolean inTrial) {}

    private final Map<Looks, Sums> sums = new HashMap<>();

    synchronized void saw(Visitor visitor, String arm, long at, Glance glance) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
        LocalDate first = visitor.shownSince(day);
        sums.merge(
                new Looks(arm, first, !day.isAfter(first.plusDays(DAYS_OF_A_TRIAL))),
                new Sums(glance.seen(), glance.clicks(), glance.affinity(), glance.expectedClicks()),
                Sums::plus);
    }

    synchronized Map<String, Truth.Arm> arms() {
        return arms(looks -> true);
    }

    /** Of visitors whose days of the experiment were over before that day, in these days. */
    synchronized Map<String, Truth.Arm> trialsOverBefore(LocalDate today) {
        return arms(
                looks -> looks.inTrial && looks.since.plusDays(DAYS_OF_A_TRIAL).isBefore(today));
    }

    private Map<String, Truth.Arm> arms(Predicate<Looks> which) {
        var byArm = new TreeMap<String, Sums>();
        sums.forEach((looks, sum) -> {
            if (which.test(looks)) {
                byArm.merge(looks.arm, sum, Sums::plus);
            }
        });
        var arms = new TreeMap<String, Truth.Arm>();
        byArm.forEach((arm, sum) -> arms.put(arm, sum.arm()));
        return arms;
    }
}
