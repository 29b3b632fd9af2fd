package dev.sapando.ingest.collect;

import dev.sapando.ops.http.Problem;
import dev.sapando.ops.http.RequestBody;
import dev.sapando.ops.http.Server;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
    private static final int THREADS = 2;
    private static final int WAITING_REQUESTS = 4_096;
    private static final int CLOSING_SECONDS = 5;

    private final Vertx vertx;
    private final CollectorSettings settings;
    private final Sender sender;
    private final Supplier<Optional<String>> kafkaAway;
    private final Clock clock;
    private final InFlight inFlight;
    private final CollectorMeters meters;
    private final Map<String, Bodies> routes;
    private final ThreadPoolExecutor threads;
    private final Server server;
    private volatile boolean closing;

    /** @param kafkaAway a complaint while it makes no sense to try */
    public Collector(
            Vertx vertx,
            CollectorSettings settings,
            Sender sender,
            Supplier<Optional<String>> kafkaAway,
            MeterRegistry registry,
            Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.sender = sender;
        this.kafkaAway = kafkaAway;
        this.clock = clock;
        inFlight = new InFlight(settings.maxInFlight());
        meters = new CollectorMeters(registry, inFlight);
        routes = Map.of(
                "/v1/events",
                        new Bodies(new EventReader(new Consent(settings.consentWhenAbsent())), settings.maxEvents()),
                "/v1/items", new Bodies(new ItemReader(), settings.maxEvents()),
                "/v1/spend", new Bodies(new SpendReader(), settings.maxEvents()));
        threads = threads();
        server = Server.listen(vertx, settings.endpoint(), settings.limits(), this::receive);
    }

    public int port() {
        return server.port();
    }

    /** Refuses what is new, lets what was taken be answered, then closes the port. */
    @Override
    public void close() {
        closing = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "collector_stopped_with_requests waiting={}",
                        threads.getQueue().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sender.close();
        server.close();
    }

    private void receive(HttpServerRequest request) {
        var exchange = new Exchange(request, vertx.getOrCreateContext(), inFlight, meters);
        Bodies route = routes.get(request.path());
        if (route == null) {
            exchange.refuse(new Problem(404, "not_found", "here are POST /v1/events, /v1/items and /v1/spend"));
        } else if (request.method() != HttpMethod.POST) {
            exchange.allow("POST");
        } else if (unavailable(exchange)) {
            return;
        } else {
            var arriving = new ArrivingBody(exchange, (whole, body) -> handOver(whole, body, route));
            RequestBody.read(vertx, request, settings.limits(), arriving);
        }
    }

    private boolean unavailable(Exchange exchange) {
        Optional<String> complaint = closing ? Optional.of("the collector is stopping") : kafkaAway.get();
        complaint.ifPresent(sentence -> exchange.refuse(new Problem(503, "unavailable", sentence)));
        return complaint.isPresent();
    }

    private void handOver(Exchange exchange, byte[] body, Bodies route) {
        try {
            threads.execute(() -> work(exchange, body, route));
        } catch (RejectedExecutionException e) {
            exchange.refuse(FULL);
        }
    }

    private void work(Exchange exchange, byte[] body, Bodies route) {
        try {
            take(exchange, body, route);
        } catch (Refused e) {
            exchange.refuse(e.problem());
        } catch (RuntimeException | Error e) {
            failed(exchange, e);
        }
    }

    private void take(Exchange exchange, byte[] body, Bodies route) throws Refused {
        HttpServerRequest request = exchange.request();
        MediaType type = MediaType.of(request.getHeader("Content-Type"));
        byte[] text = ContentCoding.decode(
                body, request.getHeader("Content-Encoding"), settings.limits().maxBody());
        if (!exchange.hold(Math.max(0, text.length - body.length))) {
            exchange.refuse(FULL);
            return;
        }
        Batch batch = route.read(text, type, clock.instant());
        sender.send(batch.records()).whenComplete((sent, failure) -> {
            try {
                acknowledged(exchange, batch, failure);
            } catch (RuntimeException | Error e) {
                failed(exchange, e);
            }
        });
    }

    private static void acknowledged(Exchange exchange, Batch batch, @Nullable Throwable failure) {
        if (failure == null) {
            exchange.accepted(batch);
            return;
        }
        LOG.warn("send_failed records={} reason={}", batch.records().size(), failure.toString());
        exchange.refuse(new Problem(
                503, "not_acknowledged", "Kafka did not acknowledge; send the same again, it will count once"));
    }

    /** Whatever failed, the request is answered and what it held is given back. */
    private static void failed(Exchange exchange, Throwable failure) {
        LOG.error("collect_failed path={}", exchange.request().path(), failure);
        exchange.refuse(new Problem(500, "internal", "the collector failed; its log says why"));
    }

    private static ThreadPoolExecutor threads() {
        var number = new AtomicInteger();
        return new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_REQUESTS),
                task -> new Thread(task, "collect-" + number.incrementAndGet()));
    }
}
