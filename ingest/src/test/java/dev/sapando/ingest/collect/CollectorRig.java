package dev.sapando.ingest.collect;

import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.erase.ErasurePromise;
import dev.sapando.ingest.erase.ErasureSalt;
import dev.sapando.ingest.keys.Gate;
import dev.sapando.ingest.keys.KeySettings;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.schema.Event;
import dev.sapando.schema.RejectedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A collector with real HTTP and a producer in memory. */
public final class CollectorRig implements AutoCloseable {
    private static final ByteArraySerializer BYTES = new ByteArraySerializer();
    static final Bounds BOUNDS =
            new Bounds(1_000, 4_000_000, 64, 2, 200, Duration.ofSeconds(5), 16_000_000, JsonLimits.BY_DEFAULT);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    public final AtomicReference<Optional<String>> away = new AtomicReference<>(Optional.empty());
    final MockProducer<byte[], byte[]> producer;
    public final Collector collector;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();

    public CollectorRig() {
        this(settings(true), true);
    }

    CollectorRig(CollectorSettings settings, boolean acknowledging) {
        this(settings, acknowledging, Gate.withoutKeys());
    }

    /** A collector that asks for keys. */
    public CollectorRig(Gate gate) {
        this(settings(true), true, gate);
    }

    private CollectorRig(CollectorSettings settings, boolean acknowledging, Gate gate) {
        this(settings, gate, new MockProducer<>(acknowledging, null, BYTES, BYTES));
    }

    private CollectorRig(CollectorSettings settings, Gate gate, MockProducer<byte[], byte[]> producer) {
        this(settings, gate, producer, new KafkaSender(producer));
    }

    /** A collector in front of another sender than the producer in memory. */
    CollectorRig(CollectorSettings settings, Gate gate, Sender sender) {
        this(settings, gate, new MockProducer<>(true, null, BYTES, BYTES), sender);
    }

    private CollectorRig(CollectorSettings settings, Gate gate, MockProducer<byte[], byte[]> producer, Sender sender) {
        this.producer = producer;
        var erasures = new Erasures(
                new ErasureSalt(new byte[32]), new ErasurePromise(Duration.ofHours(24), Duration.ofMinutes(11)));
        collector = new Collector(vertx, settings, sender, erasures, gate, away::get, registry, Shop.CLOCK);
    }

    static CollectorSettings settings(boolean consentWhenAbsent) {
        return settings(consentWhenAbsent, BOUNDS);
    }

    static CollectorSettings settings(boolean consentWhenAbsent, Bounds bounds) {
        return new CollectorSettings(
                new Endpoint("127.0.0.1", 0, "COLLECTOR_PORT"),
                new HttpLimits(1_000_000, 16_384, Duration.ofSeconds(60), Duration.ofSeconds(1)),
                new KeySettings(Optional.empty(), false, Duration.ofSeconds(1), false),
                consentWhenAbsent,
                bounds);
    }

    /** One that takes little at once. */
    public static CollectorRig taking(int maxBody, int maxEvents) {
        var bounds =
                new Bounds(maxEvents, 4_000_000, 64, 2, 200, Duration.ofSeconds(5), 16_000_000, JsonLimits.BY_DEFAULT);
        CollectorSettings usual = settings(true, bounds);
        return new CollectorRig(
                new CollectorSettings(
                        usual.endpoint(),
                        new HttpLimits(maxBody, 16_384, Duration.ofSeconds(60), Duration.ofSeconds(5)),
                        usual.keys(),
                        true,
                        bounds),
                true);
    }

    HttpResponse<String> post(String body) {
        return post("application/json", body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(String type, byte[] body, String... headers) {
        HttpRequest.Builder request =
                request("/v1/events").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return exchange(
                headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + collector.port() + path));
    }

    HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public List<Event> collected() {
        return on(Topics.EVENTS_COLLECTED.name()).stream()
                .map(r -> Topics.EVENTS_COLLECTED.values().deserializer().deserialize(r.topic(), r.value()))
                .toList();
    }

    List<RejectedEvent> rejected() {
        return on(Topics.EVENTS_REJECTED.name()).stream()
                .map(r -> Topics.EVENTS_REJECTED.values().deserializer().deserialize(r.topic(), r.value()))
                .toList();
    }

    public List<ProducerRecord<byte[], byte[]>> on(String topic) {
        return producer.history().stream().filter(r -> r.topic().equals(topic)).toList();
    }

    @Override
    public void close() {
        collector.close();
        vertx.close().await();
    }
}
