package dev.sapando.serving.api;

import static dev.sapando.serving.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.serving.Shop;
import dev.sapando.serving.experiment.Experiment;
import dev.sapando.serving.experiment.Releases;
import dev.sapando.serving.live.LiveState;
import dev.sapando.serving.neighbours.VmisSettings;
import dev.sapando.serving.recommend.RecommendationIds;
import dev.sapando.serving.recommend.Recommender;
import dev.sapando.serving.visitors.VisitorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnsweringTest {
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    private final LiveState state = new LiveState(VmisSettings.DEFAULT, VisitorSettings.DEFAULT);

    @Test
    void at_midnight_nobody_waits_where_today_is_asked_for() {
        Shop.open(state);

        at("23:49").prepareTomorrow();
        assertThat(state.popularity().isRanked(TOMORROW)).isFalse();

        at("23:51").prepareTomorrow();
        assertThat(state.popularity().isRanked(TOMORROW)).isTrue();
    }

    @Test
    void a_day_is_not_ranked_for_nobody() {
        at("23:51").prepareTomorrow();

        assertThat(state.popularity().isRanked(TOMORROW)).isFalse();
    }

    private Answering at(String time) {
        InstantSource clock =
                InstantSource.fixed(TODAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC));
        return new Answering(
                new Recommender(state, VmisSettings.DEFAULT, new Experiment("s", 100)),
                Releases.of("popular", "knn"),
                list -> {},
                OptionalLong::empty,
                new RecommendationIds(clock, new Random(1)),
                clock,
                ZoneOffset.UTC,
                new SimpleMeterRegistry());
    }
}
