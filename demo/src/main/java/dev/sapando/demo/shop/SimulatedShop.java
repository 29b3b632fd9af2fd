package dev.sapando.demo.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shop: opens its catalogue, lives through a history in simulated time, then goes on live. Called in this order, by one
 * thread; {@link #stop()}, {@link #account()} and {@link #truth()} by any.
 */
public final class SimulatedShop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedShop.class);
    private static final int EVENTS_PER_STEP = 400;
    private static final int ITEMS_PER_REQUEST = 500;
    private static final Duration TICK = Duration.ofMillis(50);
    /** A stop is not to take longer than ten seconds, whatever state the pipeline is in. */
    private static final Duration LAST_MAIL = Duration.ofSeconds(8);

    private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);

    private final ShopSettings settings;
    private final Pipeline pipeline;
    private final InstantSource clock;
    private final Ledger ledger = new Ledger();
    private final Mail mail;
    private final World world;
    private final Population population;
    private final Advice advice;
    private @Nullable Benchmarks benchmarks;
    private final CountDownLatch stopping = new CountDownLatch(1);

    public SimulatedShop(ShopSettings settings, Pipeline pipeline) {
        this(settings, pipeline, InstantSource.system(), letter -> {});
    }

    /** @param delivered is told of every event that has its verdict */
    SimulatedShop(ShopSettings settings, Pipeline pipeline, InstantSource clock, Consumer<Letter> delivered) {
        this.settings = settings;
        this.pipeline = pipeline;
        this.clock = clock;
        mail = new Mail(pipeline, ledger, delivered);
        world = new World(settings, mail);
        population = new Population(settings.seed());
        advice = new Advice(pipeline, ledger);
    }

    /**
     * Sends every garment to the pipeline.
     *
     * @throws PipelineFailure where it does not take them
     */
    public void openCatalogue() {
        List<String> items = world.catalogue().garments().stream()
                .map(garment -> garment.json().encode())
                .toList();
        for (int from = 0; from < items.size(); from += ITEMS_PER_REQUEST) {
            pipeline.catalogue(items.subList(from, Math.min(items.size(), from + ITEMS_PER_REQUEST)));
        }
    }

    /** So many stay away for ever: who comes instead are others than those of a shop to which these came. */
    void without(int visitors) {
        for (int i = visitors; i > 0; i--) {
            population.newcomer();
        }
    }

    /**
     * Sends the past days as fast as the pipeline takes them. Who is in the shop at the end stays there when it goes live.
     *
     * @throws PipelineFailure where the pipeline no longer takes events
     */
    public void history(Instant endingAt, Progress progress) {
        Instant start = endingAt.minus(Duration.ofDays(settings.days()));
        long from = start.toEpochMilli();
        long until = endingAt.toEpochMilli();
        world.openedAt(endingAt);
        Dice arrivals = Dice.of(settings.seed(), Dice.Purpose.ARRIVAL);
        for (int i = population.size(); i > 0; i--) {
            Habit.firstVisit(arrivals, from, until); // of who has stayed away
        }
        for (int i = Calibration.visitorsFor(settings); i > 0; i--) {
            Visitor visitor = population.newcomer();
            world.agenda().add(Arrival.next(world, visitor, Habit.firstVisit(arrivals, from, until)));
        }
        long step = Math.max(1, (until - from) * EVENTS_PER_STEP / settings.historyEvents());
        for (long reached = from; reached < until && !stopped(); ) {
            progress.at(
                    Instant.ofEpochMilli(reached),
                    (double) (reached - from) / (until - from),
                    ledger.account().sent());
            reached = Math.min(until, reached + step);
            letHappen(reached);
            mail.deliverNext(reached);
        }
        mail.settle();
        if (!stopped()) {
            progress.at(endingAt, 1, ledger.account().sent());
            spendReport(start).run();
        }
    }

    /** Lets visitors come and go in real time; returns after {@link #stop()}, when everything that was sent has its verdict. */
    public void live() {
        Instant opened = clock.instant();
        if (ledger.account().sent() == 0) {
            world.openedAt(opened);
        }
        world.goLive();
        var door = new Door(world, population, opened.toEpochMilli());
        Instant nextReport = opened.plus(BETWEEN_REPORTS);
        while (!stopped()) {
            long now = clock.millis();
            door.letIn(now);
            letHappen(now);
            mail.deliverIfIdle(now);
            if (clock.instant().isAfter(nextReport)) {
                nextReport = nextReport.plus(BETWEEN_REPORTS);
                mail.aside(spendReport(opened));
            }
            pause();
        }
        mail.aside(spendReport(opened));
        mail.finish(clock.millis());
    }

    /** Everything that is due until then, and what follows from it until then; lists are asked for together. */
    private void letHappen(long until) {
        for (var due = world.agenda().dueBy(until);
                !due.isEmpty();
                due = world.agenda().dueBy(until)) {
            var answers = advice.on(due);
            for (int i = 0; i < due.size(); i++) {
                due.get(i).happen(answers.get(i).join());
            }
        }
    }

    private Runnable spendReport(Instant since) {
        List<String> reports = world.marketing().reports(LocalDate.ofInstant(since, ZoneOffset.UTC));
        return () -> {
            try {
                pipeline.spend(reports);
            } catch (PipelineFailure e) {
                ledger.failed();
                LOG.warn("spend_not_delivered cause=\"{}\"", e.getMessage());
            }
        };
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            if (stopping.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("shop_closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    /** Ends {@link #live()} (or {@link #history}) soon; harmless before and after. */
    public void stop() {
        stopping.countDown();
        mail.endPatienceIn(LAST_MAIL);
    }

    public Account account() {
        return ledger.account();
    }

    public synchronized Truth truth() {
        Benchmarks known = benchmarks == null ? Benchmarks.of(settings.seed(), world.catalogue()) : benchmarks;
        benchmarks = known;
        return new Truth(world.witness().arms(), known.popularClickRate(), known.perfectClickRate());
    }

    /** What an experiment measures by that day: of visitors whose days in it are over, in these days; by the arm's name. */
    public Map<String, Truth.Arm> truthOfTrials(LocalDate today) {
        return world.witness().trialsOverBefore(today);
    }

    /** Stops, and lets go of threads. */
    @Override
    public void close() {
        stop();
        advice.close();
        mail.close();
    }
}
