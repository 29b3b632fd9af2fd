package dev.sapando.features;

import static dev.sapando.features.Shop.viewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkippedEventsTest {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SkippedEvents skipped = new SkippedEvents(meters);

    @Test
    void features_are_made_of_the_times_that_the_contract_allows_and_of_no_others() {
        for (Instant time : List.of(FIRST, LAST)) {
            assertThat(skipped.passes(event(time))).as("event at %s", time).isTrue();
            assertThat(skipped.passes(list(time))).as("list at %s", time).isTrue();
        }
        for (Instant time : List.of(FIRST.minusMillis(1), LAST.plusMillis(1))) {
            assertThat(skipped.passes(event(time))).as("event at %s", time).isFalse();
            assertThat(skipped.passes(list(time))).as("list at %s", time).isFalse();
        }
        assertThat(meters.get("sapando.features.events.skipped")
                        .tag("reason", "impossible_time")
                        .counter()
                        .count())
                .isEqualTo(4);
    }

    private static Event event(Instant time) {
        Event event = viewed("coat", 1);
        event.setOccurredAt(time);
        return event;
    }

    private static ServedList list(Instant time) {
        var list = new ServedList();
        list.setServedAt(time);
        return list;
    }
}
