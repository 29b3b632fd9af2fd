package dev.sapando.serving.api;

import dev.sapando.schema.ServedItem;
import dev.sapando.schema.ServedList;
import dev.sapando.serving.experiment.Releases;
import dev.sapando.serving.feed.Freshness;
import dev.sapando.serving.recommend.Answer;
import dev.sapando.serving.recommend.Question;
import dev.sapando.serving.recommend.RecommendationIds;
import dev.sapando.serving.recommend.Recommender;
import dev.sapando.serving.served.ServedLists;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** One question's way: the list, its name, its record on the topic, its timing. */
public final class Answering {
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final Recommender recommender;
    private final Releases releases;
    private final ServedLists served;
    private final Freshness freshness;
    private final RecommendationIds ids;
    private final InstantSource clock;
    private final ZoneId zone;
    private final MeterRegistry meters;

    public Answering(
            Recommender recommender,
            Releases releases,
            ServedLists served,
            Freshness freshness,
            RecommendationIds ids,
            InstantSource clock,
            ZoneId zone,
            MeterRegistry meters) {
        this.recommender = recommender;
        this.releases = releases;
        this.served = served;
        this.freshness = freshness;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.meters = meters;
    }

    /** Whether the question can be answered at once. */
    boolean isPrepared(Question question) {
        return recommender.isRanked(day(question));
    }

    /** Takes its time: not for an event loop. */
    void prepare(Question question) {
        recommender.rank(day(question));
    }

    /** In the last minutes of a day, where today's popularity is asked for: tomorrow's, so that nobody waits for it at midnight. */
    public void prepareTomorrow() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate soon = LocalDate.ofInstant(now.plus(AHEAD), zone);
        if (!soon.equals(today) && recommender.isRanked(today)) {
            recommender.rank(soon);
        }
    }

    JsonObject answer(Question question) {
        long begun = System.nanoTime();
        Answer answer = recommender.answer(question, day(question));
        JsonObject json = new JsonObject();
        question.visitorId().ifPresent(visitorId -> {
            String recommendationId = ids.next();
            json.put("recommendationId", recommendationId);
            served.record(servedList(recommendationId, visitorId, question, answer));
        });
        long took = System.nanoTime() - begun;
        timer(answer).record(Duration.ofNanos(took));
        json.put("release", releases.of(answer.arm()))
                .put("arm", answer.arm().wireName())
                .put("fallback", answer.fallback())
                .put("tookMicros", took / 1_000);
        freshness
                .staleMillis()
                .ifPresentOrElse(millis -> json.put("staleMillis", millis), () -> json.putNull("staleMillis"));
        return AnswerJson.add(json, answer, question.explain());
    }

    private ServedList servedList(String id, String visitorId, Question question, Answer answer) {
        return ServedList.newBuilder()
                .setRecommendationId(id)
                .setVisitorId(visitorId)
                .setSessionId(question.sessionId().orElse(null))
                .setServedAt(moment(question).truncatedTo(ChronoUnit.MILLIS))
                .setPlacement(question.placement())
                .setItemId(question.current().orElse(null))
                .setRelease(releases.of(answer.arm()))
                .setArm(answer.arm().wireName())
                .setFallback(answer.fallback())
                .setItems(answer.places().stream()
                        .map(place -> new ServedItem(
                                place.item().itemId(),
                                place.item().score(),
                                place.level().wireName()))
                        .toList())
                .setOffsetsSeen(answer.offsetsSeen())
                .build();
    }

    private Timer timer(Answer answer) {
        return Timer.builder("sapando.serving.requests")
                .description("Making a list, without reading the request and writing the answer")
                .tags("arm", answer.arm().wireName(), "fallback", answer.fallback())
                .serviceLevelObjectives(
                        Duration.ofNanos(200_000),
                        Duration.ofNanos(500_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(300))
                .register(meters);
    }

    private Instant moment(Question question) {
        return question.at().orElseGet(clock::instant);
    }

    private LocalDate day(Question question) {
        return LocalDate.ofInstant(moment(question), zone);
    }
}
