package dev.sapando.demo.shop;

import java.time.Instant;

/**
 * The shop: opens its catalogue, lives through a history in simulated time, then goes on live. Called in this order, by one
 * thread; {@link #stop()}, {@link #account()} and {@link #truth()} by any.
 */
public final class SimulatedShop implements AutoCloseable {
    public SimulatedShop(ShopSettings settings, Pipeline pipeline) {}

    /** Sends every garment to the pipeline. */
    public void openCatalogue() {
        throw new UnsupportedOperationException();
    }

    /** Sends the past days as fast as the pipeline takes them. */
    public void history(Instant endingAt, Progress progress) {
        throw new UnsupportedOperationException();
    }

    /** Lets visitors come and go in real time; returns after {@link #stop()}, when everything that was sent has its verdict. */
    public void live() {
        throw new UnsupportedOperationException();
    }

    /** Ends {@link #live()} (or {@link #history}) soon; harmless before and after. */
    public void stop() {
        throw new UnsupportedOperationException();
    }

    public Account account() {
        throw new UnsupportedOperationException();
    }

    public Truth truth() {
        throw new UnsupportedOperationException();
    }

    /** Stops, and lets go of threads. */
    @Override
    public void close() {}
}
