package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.money.DifferenceOfShares;
import dev.sapando.monitoring.money.DifferenceOfShares.Share;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Of those who became customers in two weeks, what share came again within a week, against the two weeks before.
 *
 * @param last the newest 14 days whose customers have all had their week
 */
record RetentionChange(Range last, Range before) {
    private static final int DAYS = 14;

    static RetentionChange of(LocalDate today) {
        Range last = Range.endingOn(today.minusDays(FirstWeek.DAYS + 1L), DAYS);
        return new RetentionChange(last, Range.endingOn(last.from().minusDays(1), DAYS));
    }

    Range days() {
        return before.and(last);
    }

    /** Empty where nobody became a customer in one of the two. */
    Optional<DifferenceOfShares> of(FirstWeek.Cohorts customers) {
        return share(customers, last)
                .flatMap(now -> share(customers, before).map(then -> new DifferenceOfShares(now, then)));
    }

    private static Optional<Share> share(FirstWeek.Cohorts customers, Range days) {
        long whole = sum(customers.customers(), days);
        return whole == 0 ? Optional.empty() : Optional.of(new Share(sum(customers.cameAgain(), days), whole));
    }

    private static long sum(Map<String, BigDecimal> byDay, Range days) {
        return days.from()
                .datesUntil(days.until().plusDays(1))
                .mapToLong(day ->
                        byDay.getOrDefault(day.toString(), BigDecimal.ZERO).longValue())
                .sum();
    }
}
