package dev.sapando.demo.live;

import dev.sapando.demo.shop.Ask;
import dev.sapando.demo.shop.Pipeline;
import dev.sapando.demo.shop.Recommendations;
import dev.sapando.demo.shop.Verdicts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The pipeline, with a note of the moment at which the first live visitor was served by the treatment arm. */
final class FirstRecommendation implements Pipeline {
    private final Pipeline pipeline;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> served = new AtomicReference<>();

    FirstRecommendation(Pipeline pipeline, Clock clock) {
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /** Empty as long as there was none. */
    Optional<Duration> after(Instant command) {
        return Optional.ofNullable(served.get()).map(moment -> Duration.between(command, moment));
    }

    @Override
    public Recommendations recommend(Ask ask) {
        Recommendations answer = pipeline.recommend(ask);
        // History asks in simulated time; who names no time is here now.
        if (served.get() == null && ask.at() == null && isTreatment(answer)) {
            served.compareAndSet(null, clock.instant());
        }
        return answer;
    }

    @Override
    public Verdicts send(List<String> events) {
        return pipeline.send(events);
    }

    @Override
    public void catalogue(List<String> items) {
        pipeline.catalogue(items);
    }

    @Override
    public void spend(List<String> spend) {
        pipeline.spend(spend);
    }

    private static boolean isTreatment(Recommendations answer) {
        return answer.arm().equals("treatment") && !answer.items().isEmpty();
    }
}
