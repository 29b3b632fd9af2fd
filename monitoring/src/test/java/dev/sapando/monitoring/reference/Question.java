package dev.sapando.monitoring.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A question about the business, and what the answer should be.
 *
 * @param options of the metric's definition
 */
public record Question(String metric, Map<String, String> options, Optional<String> by, Sheet expected) {
    private static final List<String> UNITS = List.of("visitor", "customer");

    public Question {
        options = Map.copyOf(options);
    }

    /**
     * Every metric with every option and split that it has.
     *
     * @param labels by which to split what can be split by them
     */
    public static List<Question> all(WholeStory story, Span span, List<String> labels) {
        var all = new ArrayList<Question>();
        for (Optional<String> by : splits(labels, "channel", "campaign", "platform", "arm", "visitor")) {
            Sheet expected = new Sessions(story).conversion(span, by);
            all.add(new Question("session-conversion", Map.of("unit", "session"), by, expected));
            all.add(new Question("funnel", Map.of(), by, new Sessions(story).funnel(span, by)));
        }
        for (Optional<String> by : splits(labels, "channel", "campaign", "arm")) {
            for (Retention.Definition asked : Retention.Definition.all()) {
                all.add(new Question("retention", asked.options(), by, new Retention(story).answer(span, asked, by)));
            }
        }
        for (Optional<String> by : splits(labels, "channel", "campaign")) {
            for (String touch : List.of("first", "last")) {
                Sheet expected = new Acquisition(story).answer(span, touch, by);
                all.add(new Question("acquisition", Map.of("touch", touch), by, expected));
            }
        }
        for (Optional<String> by : splits(labels, "placement", "position")) {
            List<String> split =
                    Stream.concat(Stream.of("arm", "release"), by.stream()).toList();
            all.add(new Question("recommendations", Map.of(), by, new Recommended(story, split).answer(span)));
        }
        all.add(new Question("bots", Map.of(), Optional.empty(), new Machines(story).answer(span)));
        all.add(new Question("identity", Map.of(), Optional.empty(), new Identity(story).answer()));
        UNITS.forEach(unit -> all.addAll(ofPersons(story, span, labels, unit)));
        return all;
    }

    /** Options, split and range as parameters of the API. */
    public String query(Span span) {
        if (metric.equals("identity")) {
            return metric; // whatever the span
        }
        var parameters = new TreeMap<>(options);
        by.ifPresent(label -> parameters.put("by", label));
        parameters.put("from", span.from().toString());
        parameters.put("until", span.until().toString());
        return metric + "?"
                + String.join(
                        "&",
                        parameters.entrySet().stream().map(Map.Entry::toString).toList());
    }

    private static List<Question> ofPersons(WholeStory story, Span span, List<String> labels, String unit) {
        var all = new ArrayList<Question>();
        for (Optional<String> by : splits(labels, "channel", "campaign", "arm", "customer")) {
            for (String free : List.of("in", "out")) {
                Sheet expected = new Revenue(story).answer(span, unit, free.equals("in"), by);
                all.add(new Question("revenue", Map.of("unit", unit, "free_orders", free), by, expected));
            }
        }
        for (Optional<String> by : splits(labels, "channel", "campaign", "arm", "visitor")) {
            Sheet expected = new Buyers(story).answer(span, unit, by);
            all.add(new Question("session-conversion", Map.of("unit", unit), by, expected));
        }
        for (Optional<String> by : splits(labels, "channel", "campaign", "arm")) {
            Sheet expected = new TimeToReturn(story).answer(span, unit, by);
            all.add(new Question("time-to-return", Map.of("unit", unit), by, expected));
        }
        for (Optional<String> by : splits(labels, "channel", "campaign", "arm")) {
            for (String period : List.of("day", "week", "month")) {
                Sheet expected = new FirstPurchases(story).answer(span, unit, period, by);
                all.add(new Question(
                        "first-purchase-conversion", Map.of("unit", unit, "period", period), by, expected));
            }
            for (String free : List.of("in", "out")) {
                Sheet expected = new RepeatPurchases(story).answer(span, unit, free.equals("in"), by);
                all.add(new Question("repeat-purchase", Map.of("unit", unit, "free_orders", free), by, expected));
            }
        }
        return all;
    }

    private static List<Optional<String>> splits(List<String> labels, String... known) {
        var splits = new ArrayList<Optional<String>>(List.of(Optional.empty()));
        List.of(known).stream().filter(labels::contains).map(Optional::of).forEach(splits::add);
        return splits;
    }
}
