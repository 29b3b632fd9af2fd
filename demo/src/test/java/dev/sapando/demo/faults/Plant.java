package dev.sapando.demo.faults;

import dev.sapando.demo.report.MetricsApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** The pipeline as a user runs it on one machine: a broker and every service there is, a process each. */
final class Plant implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Path folder;
    private final String bootstrapServers;
    private final URI collector;
    private final URI serving;
    private final URI archiveAdmin;
    private final URI monitoring;
    private final ServiceProcess broker;
    private final ServiceProcess ingest;
    private final ServiceProcess archive;
    private final ServiceProcess monitor;
    /** Nothing is asked of them but to be there, to bear what happens to the broker, and to stop in order. */
    private final List<ServiceProcess> others;

    private Plant(Path folder, List<Integer> ports) {
        this.folder = folder;
        bootstrapServers = "127.0.0.1:" + ports.get(0);
        collector = local(ports.get(1));
        serving = local(ports.get(7));
        archiveAdmin = local(ports.get(3));
        monitoring = local(ports.get(4));
        var settings = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "CONSENT_WHEN_ABSENT", "true",
                "STATE_DIR", folder.resolve("state").toString(),
                "ARCHIVE_DIR", archiveFolder().toString(),
                // Many commits and merges, so that a fault finds the archive at one.
                "ARCHIVE_FLUSH_INTERVAL", "1s",
                "ARCHIVE_MERGE_INTERVAL", "2s",
                "ARCHIVE_MERGE_FILES", "4",
                "RECONCILIATION_SETTLING", "5s"));
        settings.putAll(Map.of(
                "COLLECTOR_PORT", ports.get(1).toString(),
                "COLLECTOR_ADMIN_PORT", ports.get(2).toString(),
                "ARCHIVE_ADMIN_PORT", ports.get(3).toString(),
                "MONITORING_PORT", ports.get(4).toString(),
                "MONITORING_ADMIN_PORT", ports.get(5).toString(),
                "FEATURES_ADMIN_PORT", ports.get(6).toString(),
                "SERVING_PORT", ports.get(7).toString(),
                "SERVING_ADMIN_PORT", ports.get(8).toString()));
        broker = new ServiceProcess(
                folder,
                Map.of("KAFKA_PORT", ports.get(0).toString()),
                this::kafkaAnswers,
                List.of("broker", "--data", folder.resolve("kafka").toString()));
        ingest = new ServiceProcess(folder, settings, ready(ports.get(2)), List.of("ingest"));
        archive = new ServiceProcess(folder, settings, ready(ports.get(3)), List.of("archive"));
        monitor = new ServiceProcess(folder, settings, ready(ports.get(5)), List.of("monitoring"));
        others = List.of(
                new ServiceProcess(folder, settings, ready(ports.get(6)), List.of("features")),
                new ServiceProcess(folder, settings, ready(ports.get(8)), List.of("serving")));
    }

    static Plant on(Path folder) {
        return new Plant(folder, QuietPorts.take(9));
    }

    void start() throws IOException {
        Files.createDirectories(archiveFolder());
        broker.start();
        broker.awaitReady();
        services().forEach(ServiceProcess::start);
        awaitReady();
    }

    void awaitReady() {
        all().forEach(ServiceProcess::awaitReady);
    }

    List<ServiceProcess> all() {
        return Stream.concat(Stream.of(broker), services().stream()).toList();
    }

    private List<ServiceProcess> services() {
        return Stream.concat(Stream.of(ingest, archive, monitor), others.stream())
                .toList();
    }

    ServiceProcess broker() {
        return broker;
    }

    ServiceProcess ingest() {
        return ingest;
    }

    ServiceProcess archive() {
        return archive;
    }

    URI collector() {
        return collector;
    }

    URI serving() {
        return serving;
    }

    URI monitoring() {
        return monitoring;
    }

    MetricsApi metrics() {
        return new MetricsApi(monitoring);
    }

    /** What the archive tells Prometheus. */
    String archiveMetrics() throws IOException, InterruptedException {
        return HTTP.send(request(archiveAdmin.resolve("/metrics")), BodyHandlers.ofString())
                .body();
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    Path folder() {
        return folder;
    }

    Path archiveFolder() {
        return folder.resolve("archive");
    }

    @Override
    public void close() throws InterruptedException {
        for (ServiceProcess each : all()) {
            each.close();
        }
    }

    /** Whether a node is let in: one that was killed and is back counts again from then on. */
    private boolean kafkaAnswers() {
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers, "default.api.timeout.ms", 2_000, "request.timeout.ms", 1_000))) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            return false;
        }
    }

    private static BooleanSupplier ready(int adminPort) {
        HttpRequest health = request(local(adminPort).resolve("/health/ready"));
        return () -> {
            try {
                return HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    private static HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
