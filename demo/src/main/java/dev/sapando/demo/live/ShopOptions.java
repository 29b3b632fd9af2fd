package dev.sapando.demo.live;

import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.ops.settings.Spans;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How large and how long the simulated shop's life is; the same for every command that has one. */
final class ShopOptions {
    @Option(names = "--days", paramLabel = "N", description = "days of history; default 30")
    private int days = ShopSettings.DEFAULT.days();

    @Option(
            names = "--events",
            paramLabel = "N",
            description =
                    "about how many events the history has; default 16000. More is a larger shop, and takes longer to go through")
    private int historyEvents = ShopSettings.DEFAULT.historyEvents();

    @Option(names = "--seed", paramLabel = "S", description = "the same seed is the same shop; default 42")
    private long seed = ShopSettings.DEFAULT.seed();

    @Option(names = "--speed", paramLabel = "X", description = "how many times as many live visitors; default 1")
    private double speed = ShopSettings.DEFAULT.speed();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Span.class,
            description = "end by itself after that much live traffic, such as 60s or 5m")
    private Optional<Duration> limit = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** @throws ParameterException naming the value that cannot be */
    ShopSettings settings() {
        try {
            return ShopSettings.DEFAULT
                    .withDays(days)
                    .withHistoryEvents(historyEvents)
                    .withSeed(seed)
                    .withSpeed(speed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(command).commandLine(), e.getMessage(), e);
        }
    }

    Optional<Duration> limit() {
        return limit;
    }

    static final class Span implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Spans.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
