package dev.sapando.demo.live;

import dev.sapando.demo.report.Figures;
import dev.sapando.demo.shop.Account;
import dev.sapando.ops.run.Service;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run had come to when it was stopped: asked as soon as the shop is silent, since monitoring stops next. */
final class LastLook implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(LastLook.class);
    /** A stop is not kept waiting by a figure. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Supplier<Account> shop;
    private final Supplier<Figures> figures;
    private final Duration patience;
    private volatile OptionalLong verified = OptionalLong.empty();

    LastLook(Supplier<Account> shop, Supplier<Figures> figures) {
        this(shop, figures, PATIENCE);
    }

    LastLook(Supplier<Account> shop, Supplier<Figures> figures, Duration patience) {
        this.shop = shop;
        this.figures = figures;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "last-look";
    }

    @Override
    public void start() {}

    @Override
    public void close() {
        try {
            verified = OptionalLong.of(CompletableFuture.supplyAsync(figures)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .events()
                    .own()
                    .verified());
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("verified_unknown reason=\"monitoring did not answer in time\"");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A sentence. What was accepted last may still be on its way when everything stops. */
    String cameTo() {
        Account sent = shop.get();
        String ofThem =
                verified.isPresent() ? String.format(Locale.ROOT, ", %,d verified by then", verified.getAsLong()) : "";
        return String.format(
                Locale.ROOT,
                "%,d events were sent, %,d accepted, %,d refused%s.",
                sent.sent(),
                sent.accepted(),
                sent.rejected(),
                ofThem);
    }
}
