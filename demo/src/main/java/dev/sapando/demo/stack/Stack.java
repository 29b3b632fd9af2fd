package dev.sapando.demo.stack;

import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.features.FeaturesService;
import dev.sapando.ingest.IngestService;
import dev.sapando.ingest.keep.ArchiveService;
import dev.sapando.monitoring.MonitoringService;
import dev.sapando.ops.kafka.TopicSetup;
import dev.sapando.ops.run.Lifecycle;
import dev.sapando.ops.run.Service;
import dev.sapando.serving.ServingService;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The whole pipeline in one JVM, in the order in which an event meets it. */
public final class Stack implements Service {
    private final StackSettings settings;
    private final Workplace workplace;
    private final List<Service> before;
    private final Lifecycle life = new Lifecycle();
    private final EmbeddedKafka kafka;
    private final IngestService ingest;
    private final ArchiveService archive;
    private final FeaturesService features;
    private final ServingService serving;
    private final MonitoringService monitoring;

    public Stack(StackSettings settings, Workplace workplace) {
        this(settings, workplace, List.of());
    }

    /** @param before what has to be there before the collector opens */
    public Stack(StackSettings settings, Workplace workplace, List<Service> before) {
        this.settings = settings;
        this.workplace = workplace;
        this.before = List.copyOf(before);
        kafka = new EmbeddedKafka(settings.broker());
        ingest = new IngestService(settings.ingest());
        archive = new ArchiveService(settings.archive());
        features = new FeaturesService(settings.features());
        serving = new ServingService(settings.serving());
        monitoring = new MonitoringService(settings.monitoring());
    }

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public void start() {
        // Of two stacks on the same data the second one's ports are taken too, but that is not what to mend; nor where
        // no data can be.
        workplace.require();
        kafka.requireData();
        Doors.of(settings).requireFree();
        life.start(workplace);
        life.start(kafka);
        before.forEach(life::start);
        TopicSetup.ensure(settings.kafka());
        life.start(new Together(List.of(archive, ingest, features, serving, monitoring)));
    }

    @Override
    public CompletableFuture<String> ended() {
        var first = new CompletableFuture<String>();
        for (Service service : List.of(archive, ingest, features, serving, monitoring)) {
            service.ended().thenAccept(reason -> first.complete(service.name() + ": " + reason));
        }
        return first;
    }

    @Override
    public void close() {
        life.close();
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public Workplace workplace() {
        return workplace;
    }

    public URI collector() {
        return at(ingest.port());
    }

    public URI serving() {
        return at(serving.port());
    }

    public URI monitoring() {
        return at(monitoring.port());
    }

    /** Whether no service has a complaint, and so monitoring has read back all that was counted before it started. */
    public boolean isReady() {
        return adminPorts().stream().allMatch(port -> Readiness.of(at(port)));
    }

    /** Where each service says how it is, in the order in which data flows. */
    public List<Integer> adminPorts() {
        return List.of(
                ingest.adminPort(),
                archive.adminPort(),
                features.adminPort(),
                serving.adminPort(),
                monitoring.adminPort());
    }

    private static URI at(int port) {
        return URI.create("http://localhost:" + port);
    }
}
