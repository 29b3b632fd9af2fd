package dev.sapando.serving;

import dev.sapando.ops.http.AdminServer;
import dev.sapando.ops.http.Server;
import dev.sapando.ops.kafka.TopicSetup;
import dev.sapando.ops.metrics.ServiceMetrics;
import dev.sapando.ops.run.Health;
import dev.sapando.ops.run.RunningParts;
import dev.sapando.ops.run.Service;
import dev.sapando.serving.api.Answering;
import dev.sapando.serving.api.RecommendationsApi;
import dev.sapando.serving.experiment.Releases;
import dev.sapando.serving.feed.Feeds;
import dev.sapando.serving.live.LiveState;
import dev.sapando.serving.live.StateMeters;
import dev.sapando.serving.popular.Popularity;
import dev.sapando.serving.recommend.RecommendationIds;
import dev.sapando.serving.recommend.Recommender;
import dev.sapando.serving.served.ServedTopic;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Topics in, recommendations out, and what was served onto its topic. Ready once the topics are read up to where they were. */
public final class ServingService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(ServingService.class);
    private static final int EVENT_LOOPS = 2;
    private static final int WORKERS = 2;
    private static final long EVERY_MINUTE = Duration.ofMinutes(1).toMillis();

    private final ServingSettings settings;
    private final Health health = new Health();
    private final RunningParts open = new RunningParts("serving");
    private @Nullable Server api;
    private @Nullable AdminServer admin;

    public ServingService(ServingSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "serving";
    }

    @Override
    public void start() {
        health.warning("replicas", TopicSetup.ensure(settings.kafka())::warning);
        Clock clock = Clock.systemUTC();
        ServiceMetrics metrics = open.add(new ServiceMetrics(name()));
        LiveState state = new LiveState(settings.vmis(), settings.visitors());
        StateMeters.bind(state, metrics.registry());
        ServedTopic served = open.add(new ServedTopic(settings.kafka(), settings.servedRoom(), metrics.registry()));
        Feeds feeds = open.add(new Feeds(settings.kafka(), state, served::forget, health, metrics.registry(), clock));
        feeds.start();
        Answering answering = new Answering(
                new Recommender(state, settings.vmis(), settings.experiment()),
                Releases.of(Popularity.FORMULA, settings.vmis().toString()),
                served,
                feeds,
                new RecommendationIds(clock, new SecureRandom()),
                clock,
                settings.zone(),
                metrics.registry());
        Vertx vertx = vertx();
        vertx.setPeriodic(EVERY_MINUTE, timer -> vertx.executeBlocking(
                        () -> {
                            answering.prepareTomorrow();
                            return true;
                        },
                        false)
                .onFailure(failure -> LOG.error("tomorrow_not_prepared", failure)));
        admin = open.add(new AdminServer(vertx, settings.admin(), settings.limits(), metrics, health));
        api = open.add(Server.listen(
                vertx,
                settings.api(),
                settings.limits(),
                new RecommendationsApi(
                        vertx, settings.limits(), answering, settings.timeTravel(), metrics.registry())));
    }

    /** The port the API really listens on. */
    public int port() {
        return running(api).port();
    }

    /** The port {@code /metrics} and {@code /health} really listen on. */
    public int adminPort() {
        return running(admin).port();
    }

    /** Complaints are empty once recommendations rest on everything that was on the topics at the start. */
    public Health health() {
        return health;
    }

    @Override
    public void close() {
        open.close();
    }

    private Vertx vertx() {
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS).setWorkerPoolSize(WORKERS));
        open.add(() -> closeVertx(vertx));
        return vertx;
    }

    private static void closeVertx(Vertx vertx) throws TimeoutException {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private static <T> T running(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("serving is not started");
        }
        return part;
    }
}
