package dev.sapando.demo.live;

import dev.sapando.demo.report.Counted;
import dev.sapando.demo.report.EarlierRun;
import dev.sapando.demo.report.Figures;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.report.Report;
import dev.sapando.demo.report.Settling;
import dev.sapando.demo.shop.Account;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.shop.SimulatedShop;
import dev.sapando.demo.stack.ShopKey;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.Welcome;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.ops.run.Lifecycle;
import dev.sapando.ops.run.StartFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One run: the stack, the shop's past, its live visitors with a scoreboard, and what it came to. */
final class Demo {
    private static final Duration LONGEST_READING = Duration.ofMinutes(1);

    private final Clock clock = Clock.systemUTC();
    private final Lifecycle life = new Lifecycle();
    private final CountDownLatch stopping = new CountDownLatch(1);
    /** Set once, by whoever is first: the run at its end, or who stops it. */
    private final AtomicBoolean ended = new AtomicBoolean();

    private final Stack stack;
    private final ShopKey key;
    private final ShopSettings settings;
    private final Terminal terminal;
    private final Instant command;
    private final Optional<String> ifStopped;
    private volatile Optional<LastLook> lastLook = Optional.empty();

    /**
     * @param command the moment at which it was given
     * @param ifStopped what to say beside the sums where it is stopped before its end
     */
    Demo(
            Stack stack,
            ShopKey key,
            ShopSettings settings,
            Terminal terminal,
            Instant command,
            Optional<String> ifStopped) {
        this.stack = stack;
        this.key = key;
        this.settings = settings;
        this.terminal = terminal;
        this.command = command;
        this.ifStopped = ifStopped;
    }

    /** Empty where it was stopped before it came to an end by itself. */
    Optional<Report> run(Optional<Duration> limit) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            terminal.say("Starting Kafka and the services ...");
            life.start(stack);
            CompletableFuture<String> broken = stack.ended();
            broken.thenRun(stopping::countDown);
            Duration ready = Duration.between(command, clock.instant());
            terminal.say(Welcome.to(stack));
            awaitWhatIsKept();
            requireWhole(broken);
            if (isStopping()) {
                return Optional.empty();
            }
            var first =
                    new FirstRecommendation(new HttpPipeline(stack.collector(), stack.serving(), key.secret()), clock);
            Supplier<Figures> figures = figuresOfThisRun();
            var shop = new SimulatedShop(settings, first);
            lastLook = Optional.of(life.start(new LastLook(shop::account, figures)));
            Traffic traffic =
                    life.start(new Traffic(shop, !isPastThere(), new HistoryProgress(terminal, clock), clock));
            traffic.awaitLive();
            new Screen(terminal, (live, sent) -> new Scoreboard(live, sent, figures.get()), stopping)
                    .follow(traffic, limit);
            traffic.close();
            traffic.requireUnbroken();
            requireWhole(broken);
            if (isStopping()) {
                return Optional.empty();
            }
            Report report = report(traffic.account(), figures, first, ready);
            return ended.compareAndSet(false, true) ? Optional.of(report) : Optional.empty();
        } finally {
            life.close();
            ended.set(true);
        }
    }

    private Report report(Account shop, Supplier<Figures> figures, FirstRecommendation first, Duration ready)
            throws InterruptedException {
        terminal.say("Waiting until nothing is on its way any more ...");
        return new Report(shop, new Settling(figures, stopping).await(shop), first.after(command), ready);
    }

    private void awaitWhatIsKept() throws InterruptedException {
        Instant patience = clock.instant().plus(LONGEST_READING);
        while (stack.workplace().isKept()
                && !stack.isReady()
                && !isStopping()
                && clock.instant().isBefore(patience)) {
            stopping.await(100, TimeUnit.MILLISECONDS);
        }
    }

    private static void requireWhole(CompletableFuture<String> broken) {
        if (broken.isDone()) {
            throw new StartFailure("the stack has ended: " + broken.join());
        }
    }

    /**
     * Kept data may hold events of earlier runs, which are not this one's: they are known before the first one is sent. All others are
     * of this run, also what somebody sent the moment the collector was there.
     */
    private Supplier<Figures> figuresOfThisRun() {
        var metrics = new MetricsApi(stack.monitoring());
        String producer = key.producer();
        Counted before = stack.workplace().isKept() ? Counted.of(metrics, producer) : Counted.NOTHING;
        return () ->
                Figures.of(metrics, producer, clock.instant(), settings.days()).since(before);
    }

    private boolean isPastThere() {
        boolean there = stack.workplace().isKept()
                && EarlierRun.leftHistory(new MetricsApi(stack.monitoring()), clock.instant(), settings.days());
        if (there) {
            terminal.say(EarlierRun.TOLD);
        }
        return there;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Also run after an end of its own, as the JVM stops. */
    private void stop() {
        boolean early = ended.compareAndSet(false, true);
        if (early) {
            terminal.sayEnding(Workplace.STOPPING);
        }
        stopping.countDown();
        life.close();
        if (early) {
            terminal.say(stack.workplace().stopped(lastLook.map(LastLook::cameTo)));
            ifStopped.ifPresent(terminal::say);
        }
    }
}
