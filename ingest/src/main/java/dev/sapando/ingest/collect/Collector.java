package dev.sapando.ingest.collect;

import dev.sapando.ingest.keys.Access;
import dev.sapando.ingest.keys.Client;
import dev.sapando.ingest.keys.Denied;
import dev.sapando.ingest.keys.Gate;
import dev.sapando.ops.http.Problem;
import dev.sapando.ops.http.RequestBody;
import dev.sapando.ops.http.Server;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge of the pipeline. The event loop reads bodies; a few threads of its own unpack, check and send them (Kafka's
 * {@code send} may block); the answer goes out when Kafka has acknowledged every accepted and every refused element.
 */
public final class Collector implements AutoCloseable {
    static final Problem FULL =
            new Problem(503, "too_much_in_flight", "more is waiting for Kafka than the collector holds; retry");

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private final Vertx vertx;
    private final CollectorSettings settings;
    private final Sender sender;
    private final Erasures erasures;
    private final Supplier<Optional<String>> unavailable;
    private final Clock clock;
    private final InFlight inFlight;
    private final CollectorMeters meters;
    private final Map<String, Route> routes;
    private final Entrance entrance;
    private final CollectThreads threads;
    private final Server server;
    private volatile boolean closing;

    /**
     * @param gate who may come in
     * @param unavailable a complaint while nothing should be taken: Kafka is away, or nobody takes out of it what is put there
     */
    public Collector(
            Vertx vertx,
            CollectorSettings settings,
            Sender sender,
            Erasures erasures,
            Gate gate,
            Supplier<Optional<String>> unavailable,
            MeterRegistry registry,
            Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.sender = sender;
        this.erasures = erasures;
        this.unavailable = unavailable;
        this.clock = clock;
        inFlight = new InFlight(settings.bounds().maxInFlight());
        meters = new CollectorMeters(registry, inFlight);
        routes = Route.all(settings);
        entrance = new Entrance(gate);
        threads = new CollectThreads(settings.bounds());
        server = Server.listen(vertx, settings.endpoint(), settings.limits(), this::receive);
    }

    public int port() {
        return server.port();
    }

    /** Refuses what is new, lets what was taken be answered, then closes the port. */
    @Override
    public void close() {
        closing = true;
        threads.close();
        sender.close();
        server.close();
    }

    private void receive(HttpServerRequest request) {
        var exchange = new Exchange(request, vertx.getOrCreateContext(), inFlight, meters);
        Route route = routes.get(request.path());
        entrance.greet(request);
        boolean erasure = VisitorPath.is(request.path());
        if (route == null && !erasure) {
            exchange.refuse(new Problem(
                    404,
                    "not_found",
                    "here are POST /v1/events, /v1/events:check, /v1/items and /v1/spend, and DELETE /v1/visitors/ID"));
        } else if (request.method() == HttpMethod.OPTIONS) {
            entrance.options(exchange, erasure ? HttpMethod.DELETE : HttpMethod.POST);
        } else if (route == null) {
            receiveErasure(exchange);
        } else if (request.method() != HttpMethod.POST) {
            exchange.allow("POST");
        } else {
            let(exchange, route);
        }
    }

    private void let(Exchange exchange, Route route) {
        try {
            Client client = entrance.admit(exchange.request(), route.access());
            if (!unavailable(exchange, route.onlyChecks())) {
                var arriving = new ArrivingBody(
                        exchange, (whole, body) -> threads.run(whole, () -> take(whole, body, route, client)));
                RequestBody.read(vertx, exchange.request(), settings.limits(), arriving);
            }
        } catch (Denied e) {
            exchange.deny(e);
        }
    }

    private void receiveErasure(Exchange exchange) {
        if (exchange.request().method() != HttpMethod.DELETE) {
            exchange.allow("DELETE");
            return;
        }
        try {
            Client client = entrance.admit(exchange.request(), Access.ERASURE);
            if (!unavailable(exchange, false)) {
                threads.run(exchange, () -> erase(exchange, client));
            }
        } catch (Denied e) {
            exchange.deny(e);
        }
    }

    private void erase(Exchange exchange, Client client) throws Refused, Denied {
        String visitor = VisitorPath.visitor(exchange.request().path());
        Erasures.Asked asked = erasures.of(visitor, client, clock.instant());
        Duration wait = client.take(1);
        if (!wait.isZero()) {
            throw client.tooFast(wait);
        }
        send(exchange, asked.records(), () -> exchange.erasing(asked.answer()));
    }

    /** @param withoutKafka whether it is needed for what is asked */
    private boolean unavailable(Exchange exchange, boolean withoutKafka) {
        Optional<String> complaint = closing ? Optional.of("the collector is stopping") : unavailable.get();
        if (complaint.isEmpty() || (withoutKafka && !closing)) {
            return false;
        }
        exchange.refuse(new Problem(503, "unavailable", complaint.get()));
        return true;
    }

    private void take(Exchange exchange, byte[] body, Route route, Client client) throws Refused, Denied {
        HttpServerRequest request = exchange.request();
        MediaType type = MediaType.of(request.getHeader("Content-Type"), Entrance.isBeacon(request, route.access()));
        byte[] text = ContentCoding.decode(
                body,
                request.getHeader("Content-Encoding"),
                settings.limits().maxBody(),
                settings.bounds().maxGzipRatio());
        if (!exchange.hold(Math.max(0, text.length - body.length))) {
            exchange.refuse(FULL);
            return;
        }
        Batch batch = route.bodies().read(text, type, new Arrival(clock.instant(), client));
        // No more than all there is: one that is alone passes, however many elements it has.
        long held = Math.max(body.length, text.length);
        if (!exchange.hold(Math.max(0, Math.min(batch.bytes(), settings.bounds().maxInFlight()) - held))) {
            exchange.refuse(FULL);
            return;
        }
        Duration wait = client.take(batch.elements());
        if (!wait.isZero()) {
            throw client.tooFast(wait);
        }
        if (route.onlyChecks()) {
            exchange.checked(batch);
            return;
        }
        send(exchange, batch.records(), () -> exchange.accepted(batch));
    }

    /** @param safe what to do once Kafka has all of them */
    private void send(Exchange exchange, List<ProducerRecord<byte[], byte[]>> records, Runnable safe) {
        // The producer gives up by itself, too; whoever waits is not to depend on that.
        long millis = settings.bounds().giveUpAfter().toMillis();
        sender.send(records)
                .orTimeout(millis, TimeUnit.MILLISECONDS)
                .whenComplete(
                        (sent, failure) -> exchange.later(() -> acknowledged(exchange, records.size(), safe, failure)));
    }

    private static void acknowledged(Exchange exchange, int records, Runnable safe, @Nullable Throwable failure) {
        if (failure == null) {
            safe.run();
            return;
        }
        if (failure instanceof RecordTooLargeException) {
            LOG.error("record_too_large records={} reason={}", records, failure.toString());
            exchange.refuse(new Problem(
                    413,
                    "record_too_large",
                    "Kafka does not take an event of this size; sending it again does not help"));
            return;
        }
        LOG.warn("send_failed records={} reason={}", records, failure.toString());
        exchange.refuse(new Problem(
                503, "not_acknowledged", "Kafka did not acknowledge; send the same again, it will count once"));
    }
}
