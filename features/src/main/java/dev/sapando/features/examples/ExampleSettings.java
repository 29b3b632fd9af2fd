package dev.sapando.features.examples;

import dev.sapando.ops.settings.Settings;
import java.time.Duration;

/**
 * What can be set of training examples.
 *
 * @param labelFor event time from the serving on; what happens then is a label: {@code EXAMPLE_LABEL_FOR}
 * @param kept arrival time from the latest news of a list on; later news changes nothing: {@code EXAMPLE_KEPT}
 * @param mostTouches that are kept of one list: {@code EXAMPLE_MAX_TOUCHES}
 */
public record ExampleSettings(Duration labelFor, Duration kept, int mostTouches) {
    public static final ExampleSettings BY_DEFAULT =
            new ExampleSettings(Duration.ofHours(24), Duration.ofDays(7), 1_000);

    public static ExampleSettings from(Settings settings) {
        Duration labelFor =
                settings.duration("EXAMPLE_LABEL_FOR", BY_DEFAULT.labelFor, Duration.ofMinutes(1), Duration.ofDays(30));
        return new ExampleSettings(
                labelFor,
                settings.duration("EXAMPLE_KEPT", longer(BY_DEFAULT.kept, labelFor), labelFor, Duration.ofDays(400)),
                settings.number("EXAMPLE_MAX_TOUCHES", BY_DEFAULT.mostTouches, 10, 100_000));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
