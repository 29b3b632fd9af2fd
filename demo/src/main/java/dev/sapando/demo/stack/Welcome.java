package dev.sapando.demo.stack;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a person is told once everything runs: where to look, and what to try. */
public final class Welcome {
    private Welcome() {}

    public static String to(Stack stack) {
        return """
                Sapando is running. Kafka at %1$s, data in %2$s

                  dashboard         %5$s/
                  metrics           %5$s/v1/metrics
                  events            %3$s/v1/events
                  recommendations   %4$s/v1/recommendations
                  archive           %7$s

                In another terminal:
                  curl '%4$s/v1/recommendations?visitorId=you&n=5'
                  curl %3$s/v1/events -H 'Content-Type: application/json' -d '{"eventId":"1","type":"search","query":"coat","occurredAt":"%6$s","visitorId":"you"}'
                  curl '%5$s/v1/metrics/effect'
                  ./sapando sql --archive %7$s "SELECT type, count(*) FROM events GROUP BY 1"

                Try: send the second line twice, and see one duplicate in %5$s/v1/metrics/ingest;
                     leave out its visitorId, and read why it is refused;
                     look at an item of the first answer with a product_view, and ask again.
                """.formatted(
                        stack.bootstrapServers(),
                        stack.workplace().described(),
                        stack.collector(),
                        stack.serving(),
                        stack.monitoring(),
                        // One moment for good: sent with another, the same id would be another event.
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        stack.workplace().archive());
    }
}
