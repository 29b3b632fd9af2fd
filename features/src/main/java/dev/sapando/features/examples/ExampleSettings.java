package dev.sapando.features.examples;

import dev.sapando.ops.settings.Settings;
import java.time.Duration;

/**
 * What can be set of training examples.
 *
 * @param labelFor event time from the serving on; what happens then is a label: {@code EXAMPLE_LABEL_FOR}
 * @param kept arrival time from the latest news of a list on; later news changes nothing: {@code EXAMPLE_KEPT}
 * @param mostWaiting things that events say of a list before it comes: {@code EXAMPLE_MAX_WAITING}; so many fit into a record
 */
public record ExampleSettings(Duration labelFor, Duration kept, int mostWaiting) {
    public static final ExampleSettings BY_DEFAULT =
            new ExampleSettings(Duration.ofHours(24), Duration.ofDays(7), 1_000);

    /** Whoever reads the topic has a day to find the whole row there. */
    private static final Duration LONGEST = Duration.ofDays(6);

    public static ExampleSettings from(Settings settings) {
        Duration labelFor = settings.duration("EXAMPLE_LABEL_FOR", BY_DEFAULT.labelFor, Duration.ofMinutes(1), LONGEST);
        return new ExampleSettings(
                labelFor,
                settings.duration("EXAMPLE_KEPT", BY_DEFAULT.kept, labelFor, Duration.ofDays(400)),
                settings.number("EXAMPLE_MAX_WAITING", BY_DEFAULT.mostWaiting, 10, 1_500));
    }
}
