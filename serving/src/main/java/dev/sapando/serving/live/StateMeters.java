package dev.sapando.serving.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** How large the live state is, and what had to make room. */
public final class StateMeters {
    private StateMeters() {}

    public static void bind(LiveState state, MeterRegistry meters) {
        gauge("sapando.serving.index.sessions", state, meters, s -> s.neighbours()
                .sessions());
        gauge("sapando.serving.index.items", state, meters, s -> s.neighbours().items());
        gauge("sapando.serving.popular.items", state, meters, s -> s.popularity()
                .size());
        gauge("sapando.serving.catalogue.items", state, meters, s -> s.catalogue()
                .size());
        gauge("sapando.serving.visitors", state, meters, s -> s.visitors().size());
        counter("sapando.serving.index.evicted", state, meters, s -> s.neighbours()
                .evicted());
        counter("sapando.serving.visitors.forgotten", state, meters, s -> s.visitors()
                .forgotten());
    }

    private static void gauge(String name, LiveState state, MeterRegistry meters, ToDoubleFunction<LiveState> value) {
        Gauge.builder(name, state, s -> s.read(() -> value.applyAsDouble(s))).register(meters);
    }

    private static void counter(String name, LiveState state, MeterRegistry meters, ToDoubleFunction<LiveState> value) {
        FunctionCounter.builder(name, state, s -> s.read(() -> value.applyAsDouble(s)))
                .register(meters);
    }
}
