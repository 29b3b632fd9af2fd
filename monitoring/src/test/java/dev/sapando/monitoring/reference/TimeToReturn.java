package dev.sapando.monitoring.reference;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Days from a visit to the next one, of who had bought by then and of who had not; the last visit is watched until yesterday, since today is not over. */
public record TimeToReturn(WholeStory story) {
    /** A visit, how long until the next one or until today, and which of the two. */
    private record Gap(Map<String, String> labels, long days, boolean back) {}

    public Sheet answer(Span span, String unit, Optional<String> by) {
        var sheet = new Sheet();
        gaps(span, unit, by).stream().collect(groupingBy(Gap::labels)).forEach((labels, gaps) -> {
            long back = gaps.stream().filter(Gap::back).count();
            sheet.median(span.toString(), labels, back, gaps.size(), median(gaps));
        });
        return sheet;
    }

    /** Of each length of a gap, how many came back after it, of how many who had not come back before. */
    public Sheet curve(Span span) {
        var sheet = new Sheet();
        gaps(span, "visitor", Optional.empty()).stream()
                .collect(groupingBy(Gap::labels))
                .forEach((labels, gaps) -> {
                    for (long days : new TreeSet<>(gaps.stream().map(Gap::days).toList())) {
                        long back = gaps.stream()
                                .filter(gap -> gap.back && gap.days == days)
                                .count();
                        long atRisk =
                                gaps.stream().filter(gap -> gap.days >= days).count();
                        if (days > 0) {
                            sheet.share(
                                    labels.get("population") + " after " + days,
                                    Map.of(),
                                    BigDecimal.valueOf(back),
                                    BigDecimal.valueOf(atRisk));
                        }
                    }
                });
        return sheet;
    }

    private List<Gap> gaps(Span span, String unit, Optional<String> by) {
        var gaps = new ArrayList<Gap>();
        for (Person person : story.persons(unit)) {
            var visits = person.visits();
            for (LocalDate day : visits) {
                if (span.has(day) && day.isBefore(story.today())) {
                    boolean bought = person.firstPurchase()
                            .filter(first -> !first.isAfter(day))
                            .isPresent();
                    var labels = new TreeMap<>(Tally.labels(by, person::label));
                    labels.put("population", bought ? "customers" : "not_yet_customers");
                    LocalDate next = visits.headSet(story.today(), false).higher(day);
                    LocalDate known = next == null ? story.today().minusDays(1) : next;
                    gaps.add(new Gap(labels, ChronoUnit.DAYS.between(day, known), next != null));
                }
            }
        }
        return gaps;
    }

    /** The first day by which, by Kaplan and Meier, at most half are still away. In whole numbers, since one half is an edge. */
    private static @Nullable Integer median(List<Gap> gaps) {
        BigInteger away = BigInteger.ONE;
        BigInteger all = BigInteger.ONE;
        for (long days : new TreeSet<>(gaps.stream().map(Gap::days).toList())) {
            long atRisk = gaps.stream().filter(gap -> gap.days >= days).count();
            long back =
                    gaps.stream().filter(gap -> gap.back && gap.days == days).count();
            away = away.multiply(BigInteger.valueOf(atRisk - back));
            all = all.multiply(BigInteger.valueOf(atRisk));
            if (away.multiply(BigInteger.TWO).compareTo(all) <= 0) {
                return Math.toIntExact(days);
            }
        }
        return null;
    }
}
