package dev.sapando.ingest.verify;

import dev.sapando.ingest.rejected.ErrorHeaders;
import dev.sapando.schema.Event;
import dev.sapando.schema.RejectedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/** Carries each record to {@link Verification} and its decision to where it goes. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before all else
final class VerifyProcessor implements Processor<byte[], byte[], String, Object> {
    static final String METER = "sapando_verification_events";

    private static final Duration SOON = Duration.ofMillis(100);

    private final Memory memory;
    private final LatestArrival latestArrival;
    private final MeterRegistry registry;
    private final Map<String, Counter> meters = new HashMap<>();
    private ProcessorContext<String, Object> context;
    private Verification verification;
    private Cancellable makingRoom;

    VerifyProcessor(Memory memory, LatestArrival latestArrival, MeterRegistry registry) {
        this.memory = memory;
        this.latestArrival = latestArrival;
        this.registry = registry;
        // From the start, since a counter that is born with its first case shows no increase.
        for (String outcome : List.of(Decision.VERIFIED, Decision.DUPLICATE)) {
            meters.put(outcome, meter(outcome));
        }
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        WindowStore<Bytes, byte[]> seen = context.getStateStore(VerificationTopology.SEEN);
        WindowStore<Bytes, byte[]> orders = context.getStateStore(VerificationTopology.ORDERS);
        ReadOnlyKeyValueStore<Bytes, byte[]> items = context.getStateStore(VerificationTopology.ITEMS);
        verification = new Verification(
                SeenEvents.in(seen, memory.events(), context::currentStreamTimeMs),
                new Flags(KnownItems.in(items), PastOrders.in(orders, memory.orders())));
        // Not at once: only what a punctuation or a record writes is committed.
        makingRoom = context.schedule(SOON, PunctuationType.WALL_CLOCK_TIME, wall -> makeRoom(seen, orders));
    }

    private void makeRoom(WindowStore<Bytes, byte[]> seen, WindowStore<Bytes, byte[]> orders) {
        EmptyWindowStore.makeRoom(seen);
        EmptyWindowStore.makeRoom(orders);
        makingRoom.cancel();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        latestArrival.is(context.currentStreamTimeMs());
        RecordMetadata origin = context.recordMetadata().orElseThrow();
        var arrived = new Arrived(
                record.key(),
                record.value(),
                Instant.ofEpochMilli(record.timestamp()),
                origin.topic(),
                origin.partition(),
                origin.offset());
        Decision decision = verification.decide(arrived);
        decision.sendTo(new Sinks(record));
        forward(record, decision.eventType(), decision, VerificationTopology.COUNT);
        meters.computeIfAbsent(decision.outcome(), this::meter).increment();
    }

    private Counter meter(String outcome) {
        return Counter.builder(METER)
                .description(
                        "Collected records by what verification made of them; processed, so a repetition after a crash counts")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void forward(Record<byte[], byte[]> record, @Nullable String key, Object value, String child) {
        context.forward(new Record<>(key, value, record.timestamp()), child);
    }

    private final class Sinks implements Decision.Outlet {
        private final Record<byte[], byte[]> record;

        Sinks(Record<byte[], byte[]> record) {
            this.record = record;
        }

        @Override
        public void verified(String key, Event event) {
            forward(record, key, event, VerificationTopology.VERIFIED);
        }

        @Override
        public void rejected(RejectedEvent rejected, @Nullable Exception cause) {
            context.forward(
                    new Record<>(null, rejected, record.timestamp(), ErrorHeaders.of(rejected, cause)),
                    VerificationTopology.REJECTED);
        }
    }
}
