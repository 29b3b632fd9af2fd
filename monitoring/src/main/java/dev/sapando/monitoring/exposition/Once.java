package dev.sapando.monitoring.exposition;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer that several gauges of a round are made of, asked for by the first of them. For one thread. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> asked;
    private @Nullable T known;

    Once(Supplier<T> asked) {
        this.asked = asked;
    }

    @Override
    public T get() {
        T answer = known == null ? asked.get() : known;
        known = answer;
        return answer;
    }
}
