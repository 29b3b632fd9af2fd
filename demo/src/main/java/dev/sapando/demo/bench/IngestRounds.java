package dev.sapando.demo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * The three of {@link IngestBenchmark} by turns, so that whatever else the machine does strikes all alike; of each figure the median
 * counts, and of two that are compared the median of the rounds' quotients.
 */
record IngestRounds(Side producer, Side unvalidated, Side ours) {
    private static final double MOST_CPU = 2.5;
    private static final double LEAST_RATE = 0.8;

    List<Measure> run(IngestLoad load, Consumer<String> told) throws Exception {
        var ofProducer = new ArrayList<Round>();
        var ofUnvalidated = new ArrayList<Round>();
        var ofOurs = new ArrayList<Round>();
        for (int round = 1; round <= load.rounds(); round++) {
            ofProducer.add(producer.run(load.producerEvents()));
            ofUnvalidated.add(unvalidated.run(load.events()));
            ofOurs.add(ours.run(load.events()));
            told.accept(String.format(
                    Locale.ROOT,
                    "round %d of %d: %s, %s, %s",
                    round,
                    load.rounds(),
                    shortly(ofProducer),
                    shortly(ofUnvalidated),
                    shortly(ofOurs)));
        }
        var measures = new ArrayList<Measure>();
        rows(producer.name(), "record", ofProducer, measures);
        rows(unvalidated.name(), "request", ofUnvalidated, measures);
        rows(ours.name(), "request", ofOurs, measures);
        measures.add(Measure.atMost(
                MOST_CPU,
                "CPU of an event, ours / " + producer.name(),
                median(quotients(ofOurs, ofProducer, Round::cpuMicros)),
                "times"));
        measures.add(Measure.beside(
                "CPU of an event, ours / " + unvalidated.name(),
                median(quotients(ofOurs, ofUnvalidated, Round::cpuMicros)),
                "times"));
        measures.add(Measure.atLeast(
                LEAST_RATE,
                "events/s, ours / " + unvalidated.name(),
                median(quotients(ofOurs, ofUnvalidated, Round::perSecond)),
                "times"));
        return measures;
    }

    private static void rows(String name, String timed, List<Round> rounds, List<Measure> measures) {
        measures.add(Measure.beside(name + ": rate", median(of(rounds, Round::perSecond)), "events/s"));
        measures.add(Measure.beside(name + ": CPU", median(of(rounds, Round::cpuMicros)), "µs/event"));
        measures.add(Measure.beside(name + ": p50 of a " + timed, median(of(rounds, Round::p50)), "ms"));
        measures.add(Measure.beside(name + ": p99 of a " + timed, median(of(rounds, Round::p99)), "ms"));
    }

    private static List<Double> of(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().map(figure::applyAsDouble).toList();
    }

    private static List<Double> quotients(List<Round> above, List<Round> below, ToDoubleFunction<Round> figure) {
        var quotients = new ArrayList<Double>();
        for (int i = 0; i < above.size(); i++) {
            quotients.add(figure.applyAsDouble(above.get(i)) / figure.applyAsDouble(below.get(i)));
        }
        return quotients;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String shortly(List<Round> rounds) {
        Round last = rounds.get(rounds.size() - 1);
        return String.format(Locale.ROOT, "%.0f/s %.2f µs", last.perSecond(), last.cpuMicros());
    }
}
