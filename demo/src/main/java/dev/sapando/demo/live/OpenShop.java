package dev.sapando.demo.live;

import dev.sapando.demo.shop.Account;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The simulated shop in front of a stack that runs elsewhere: shows how it goes, and says last what it came to. */
final class OpenShop {
    private final Traffic traffic;
    private final Terminal terminal;
    private final CountDownLatch stopping = new CountDownLatch(1);
    /** Set once, by whoever is first: the shop at its end, or who stops it. */
    private final AtomicBoolean ended = new AtomicBoolean();

    OpenShop(Traffic traffic, Terminal terminal) {
        this.traffic = traffic;
        this.terminal = terminal;
    }

    /**
     * Starts, lives for so long, or until it is stopped: 0 once everything that was sent has its verdict.
     *
     * @throws StartFailure where the shop ended by itself
     */
    int run(Optional<Duration> limit) {
        traffic.start();
        try {
            traffic.awaitLive();
            new Screen(terminal, ShopBoard::new, stopping).follow(traffic, limit);
            traffic.close();
            traffic.requireUnbroken();
            if (ended.compareAndSet(false, true)) {
                terminal.say(cameTo());
            }
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ServiceMain.FAILED;
        } finally {
            traffic.close();
            ended.set(true);
        }
    }

    /** Also run after an end of its own, as the JVM stops. */
    void stop() {
        boolean early = ended.compareAndSet(false, true);
        if (early) {
            terminal.sayEnding(Workplace.STOPPING);
        }
        stopping.countDown();
        traffic.close();
        if (early) {
            terminal.say(cameTo());
        }
    }

    private String cameTo() {
        Account shop = traffic.account();
        return String.format(
                Locale.ROOT,
                "The shop has stopped. %,d events were sent, %,d accepted, %,d refused",
                shop.sent(),
                shop.accepted(),
                shop.rejected());
    }
}
