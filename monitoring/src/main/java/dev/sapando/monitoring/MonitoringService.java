package dev.sapando.monitoring;

import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.CellReader;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.answer.Freshness;
import dev.sapando.monitoring.answer.ItemCategories;
import dev.sapando.monitoring.answer.ItemReader;
import dev.sapando.monitoring.answer.PeopleReader;
import dev.sapando.monitoring.answer.WholeTopics;
import dev.sapando.monitoring.api.MetricsApi;
import dev.sapando.monitoring.business.BusinessMetrics;
import dev.sapando.monitoring.business.OtherRelease;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.exposition.Exposition;
import dev.sapando.monitoring.exposition.Rounds;
import dev.sapando.monitoring.page.DashboardPage;
import dev.sapando.monitoring.people.People;
import dev.sapando.monitoring.reconcile.KafkaEmptyPartitions;
import dev.sapando.ops.http.AdminServer;
import dev.sapando.ops.http.Server;
import dev.sapando.ops.kafka.BrokerWatch;
import dev.sapando.ops.kafka.CoPartitioning;
import dev.sapando.ops.kafka.ReadyTopics;
import dev.sapando.ops.kafka.TopicSetup;
import dev.sapando.ops.metrics.ServiceMetrics;
import dev.sapando.ops.run.Health;
import dev.sapando.ops.run.RunningParts;
import dev.sapando.ops.run.Service;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts in the stream, reads the counts back, answers: any instance answers for all partitions. */
public final class MonitoringService implements Service {
    private static final Duration REFRESH = Duration.ofSeconds(2);
    /** A million visitors take the better part of a second. */
    private static final Duration REFRESH_OF_PEOPLE = Duration.ofSeconds(10);

    private static final Duration LOOKING_BACK = Duration.ofSeconds(60);

    private final MonitoringSettings settings;
    private final DashboardPage page = new DashboardPage();
    private final RunningParts running = new RunningParts("monitoring");
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private int port = -1;
    private int adminPort = -1;

    public MonitoringService(MonitoringSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "monitoring";
    }

    @Override
    public void start() {
        ReadyTopics topics = TopicSetup.ensure(settings.kafka());
        CoPartitioning.check(
                settings.kafka(), Topics.EVENTS_VERIFIED, Topics.RECOMMENDATIONS_SERVED, Topics.FEATURES_SESSIONS);
        Clock clock = Clock.systemUTC();
        var metrics = running.add(new ServiceMetrics(name()));
        var cells = new Cells();
        var empty = running.add(new KafkaEmptyPartitions(topics.kafka()));
        var streams = running.add(new MonitoringStreams(settings, topics.kafka(), empty, metrics.registry()));
        streams.ended().thenAccept(ended::complete);
        var broker = running.add(new BrokerWatch(topics.kafka(), name(), metrics.registry()));
        var freshness = new Freshness(clock, streams::lag, broker::complaint);
        var people = new People();
        var items = new ItemCategories();
        var answers = new Answers(Catalogue.load(), cells, people, items, freshness, clock, settings.answering());
        var reader =
                running.add(whole("cells", new CellReader(cells, freshness)).start());
        var catalogue = running.add(whole("items", new ItemReader(items)).start());
        var histories = running.add(whole(
                "people", new PeopleReader(BusinessMetrics.historiesTopic(MonitoringSettings.APPLICATION), people)));
        histories.foreign().thenAccept(foreign -> streams.end(foreign, foreign));
        var health = new Health()
                .warning("replicas", topics::warning)
                .warning("kafka", broker::complaint)
                .check("streams", streams::complaint)
                .check("cells", reader::complaint)
                .check("items", catalogue::complaint)
                .check("people", histories::complaint);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
        running.add(() -> vertx.close().await());
        adminPort = running.add(new AdminServer(vertx, settings.admin(), settings.limits(), metrics, health))
                .port();
        port = running.add(Server.listen(
                        vertx, settings.endpoint(), settings.limits(), new MetricsApi(vertx, answers, page)))
                .port();
        checkOldestState(streams);
        streams.start();
        histories.start();
        running.add(new Rounds(() -> reader.isCatchingUp() || catalogue.isCatchingUp() || histories.isCatchingUp()))
                .every(REFRESH, Exposition.ofSums(answers, metrics.registry()))
                .every(REFRESH_OF_PEOPLE, Exposition.ofPeople(answers, metrics.registry()));
    }

    /** The real public port, once started. */
    public int port() {
        return port;
    }

    public int adminPort() {
        return adminPort;
    }

    @Override
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        running.close();
    }

    private void checkOldestState(MonitoringStreams streams) {
        try (Consumer<byte[], byte[]> consumer = consumer("oldest")) {
            new OldestState(consumer, BusinessMetrics.visitorTopics(MonitoringSettings.APPLICATION), LOOKING_BACK)
                    .check();
        } catch (OtherRelease e) {
            throw streams.refusal(e);
        }
    }

    private WholeTopics whole(String what, WholeTopics.Keeping keeping) {
        return new WholeTopics(what, () -> consumer(what), keeping);
    }

    private Consumer<byte[], byte[]> consumer(String of) {
        return new KafkaConsumer<>(
                settings.kafka()
                        .client(Map.of(
                                "isolation.level",
                                "read_committed",
                                "enable.auto.commit",
                                false,
                                "client.id",
                                MonitoringSettings.APPLICATION + "-" + of)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
