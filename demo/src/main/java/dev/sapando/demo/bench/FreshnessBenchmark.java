package dev.sapando.demo.bench;

import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.shop.Dirt;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.RecordedShop;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.ops.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How old a dashboard is: from the moment in which a new visitor's first event is sent, one at a time and at any moment, until
 * monitoring's answer counts the session, and until a page has it that asks as often as ours. Other events come in meanwhile.
 *
 * @param warmUp events that are let go first and not measured
 */
record FreshnessBenchmark(int warmUp, int measured) implements Benchmark {
    /** Of the page, {@code page/app.js}. */
    static final Duration PAGE_ASKS_EVERY = Duration.ofSeconds(1);

    private static final double BAR_SECONDS = 2;
    private static final int TOLD_EVERY = 20;
    private static final long SEED = 20240314;
    private static final ShopSettings OTHERS =
            ShopSettings.DEFAULT.withHistoryEvents(40_000).withDirt(Dirt.NONE);

    FreshnessBenchmark() {
        this(30, 150);
    }

    @Override
    public void run(Consumer<Measure> measures, Consumer<String> told) throws Exception {
        Workplace workplace = Workplace.of(Optional.empty());
        try (var stack = new Stack(StackSettings.from(anyPorts(), workplace), workplace)) {
            told.accept("the whole pipeline ...");
            stack.start();
            List<String> others = RecordedShop.events(OTHERS, Instant.now());
            try (var pipeline = new HttpPipeline(stack.collector(), stack.serving(), "");
                    var traffic = new SteadyTraffic(stack.collector(), others)) {
                var visits = new CountedVisits(pipeline, new MetricsApi(stack.monitoring()));
                measure(visits, told).forEach(measures);
                measures.accept(Measure.beside("other events meanwhile", traffic.perSecond(), "events/s"));
            }
        }
    }

    private List<Measure> measure(CountedVisits visits, Consumer<String> told) throws InterruptedException {
        var random = new Random(SEED);
        long pageSince = System.nanoTime();
        var answered = new ArrayList<Double>();
        var shown = new ArrayList<Double>();
        for (int visit = 1; visit <= warmUp + measured; visit++) {
            TimeUnit.NANOSECONDS.sleep(random.nextLong(PAGE_ASKS_EVERY.toNanos()));
            long sent = System.nanoTime();
            visits.come();
            visits.awaitCounted();
            double answeredAfter = secondsSince(sent);
            sleepUntilNextAsk(pageSince);
            visits.awaitCounted();
            if (visit > warmUp) {
                answered.add(answeredAfter);
                shown.add(secondsSince(sent));
            }
            if (visit % TOLD_EVERY == 0) {
                told.accept(visit + " of " + (warmUp + measured) + " visits ...");
            }
        }
        return List.of(
                Measure.beside("event to monitoring's answer, p50", percentile(50, answered), "s"),
                Measure.beside("event to monitoring's answer, p99", percentile(99, answered), "s"),
                Measure.beside("event to the page, p50", percentile(50, shown), "s"),
                Measure.atMost(BAR_SECONDS, "event to the page, p99", percentile(99, shown), "s"));
    }

    private static void sleepUntilNextAsk(long since) throws InterruptedException {
        long period = PAGE_ASKS_EVERY.toNanos();
        TimeUnit.NANOSECONDS.sleep(period - (System.nanoTime() - since) % period);
    }

    /** The nearest rank: one of the values. */
    private static double percentile(int percent, List<Double> values) {
        return values.stream()
                .sorted()
                .skip((percent * values.size() + 99L) / 100 - 1)
                .findFirst()
                .orElseThrow();
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static Settings anyPorts() {
        return Settings.of(Map.of(
                "KAFKA_PORT", "0",
                "COLLECTOR_PORT", "0",
                "COLLECTOR_ADMIN_PORT", "0",
                "ARCHIVE_ADMIN_PORT", "0",
                "FEATURES_ADMIN_PORT", "0",
                "SERVING_PORT", "0",
                "SERVING_ADMIN_PORT", "0",
                "MONITORING_PORT", "0",
                "MONITORING_ADMIN_PORT", "0"));
    }
}
