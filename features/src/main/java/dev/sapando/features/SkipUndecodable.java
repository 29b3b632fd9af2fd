package dev.sapando.features;

import dev.sapando.features.SkippedEvents.Reason;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/** A record that cannot be decoded is counted and skipped; Streams, which makes this object, logs its place, and its bytes stay there. */
public final class SkipUndecodable implements DeserializationExceptionHandler {
    /** The Streams setting that carries the {@link SkippedEvents} to count in. */
    public static final String COUNTED_IN = "sapando.features.skipped";

    private @Nullable SkippedEvents skipped;

    @Override
    public void configure(Map<String, ?> configs) {
        skipped = (SkippedEvents) Objects.requireNonNull(configs.get(COUNTED_IN), COUNTED_IN);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        Objects.requireNonNull(skipped, "not configured").count(Reason.UNDECODABLE);
        return Response.resume();
    }
}
