package dev.sapando.demo.bench;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.IngestSettings;
import dev.sapando.ingest.collect.KafkaSender;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.kafka.TopicSetup;
import dev.sapando.ops.run.Lifecycle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What taking in an event costs: the collector beside Kafka's own producer benchmark, which sends records of the same size with the
 * same settings, and beside the same server without validation. Each has a JVM of its own, on one broker, and its rounds in turn.
 */
record IngestBenchmark(IngestLoad load, Supplier<Workload> workload) implements Benchmark {
    private static final int PAYLOADS = 20_000;
    private static final String OF_THE_PRODUCER = "bench.producer";
    private static final String UNVALIDATED = "bench.unvalidated";

    IngestBenchmark() {
        this(IngestLoad.FULL, Workload::shop);
    }

    @Override
    public void run(Consumer<Measure> measures, Consumer<String> told) throws Exception {
        var workplace = Workplace.of(Optional.empty());
        var kafka = new EmbeddedKafka(new BrokerSettings(0, workplace.kafka()));
        told.accept("the simulated shop ...");
        Workload events = workload.get();
        measures.accept(Measure.beside("an event as JSON", events.jsonBytes(), "B"));
        EventRequests requests = EventRequests.of(events);
        try (var life = new Lifecycle()) {
            life.start(workplace);
            life.start(kafka);
            IngestSettings settings = BenchSettings.of(kafka.bootstrapServers(), workplace.state());
            createTopics(settings.kafka());
            List<String> server =
                    List.of(kafka.bootstrapServers(), workplace.state().toString());
            List<String> unvalidated = List.of(server.get(0), server.get(1), UNVALIDATED);
            try (Side ours = new ServerSide("ours", CollectorServer.class, server, requests, load.connections());
                    Side same = new ServerSide(
                            "the same server without validation",
                            UnvalidatedServer.class,
                            unvalidated,
                            requests,
                            load.connections())) {
                warmUp(ours, told);
                warmUp(same, told);
                var payloads = Payloads.collected(
                        kafka.bootstrapServers(),
                        Math.min(PAYLOADS, load.warmUp()),
                        workplace.state().resolve("payloads"));
                measures.accept(Measure.beside("an event as Kafka's record, key and value", payloads.bytes(), "B"));
                Map<String, Object> producer = KafkaSender.settings(
                        settings.kafka(), settings.collector().bounds());
                try (Side kafkas = new ProducerSide(OF_THE_PRODUCER, payloads, producer)) {
                    warmUp(kafkas, told);
                    new IngestRounds(kafkas, same, ours).run(load, told).forEach(measures);
                }
            }
        }
    }

    private void warmUp(Side side, Consumer<String> told) throws Exception {
        Round round = side.run(load.warmUp());
        told.accept(String.format(Locale.ROOT, "warmed up: %s, %.0f events/s ...", side.name(), round.perSecond()));
    }

    /** All with the settings of the one that the collector writes to. */
    private static void createTopics(KafkaSettings kafka) throws Exception {
        TopicSetup.ensure(kafka);
        Map<String, String> settings = Topics.EVENTS_COLLECTED.kept().topicConfig(kafka.cleaning());
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            admin.createTopics(List.of(OF_THE_PRODUCER, UNVALIDATED).stream()
                            .map(name -> new NewTopic(name, Optional.of(kafka.partitions()), Optional.<Short>empty())
                                    .configs(settings))
                            .toList())
                    .all()
                    .get();
        }
    }
}
