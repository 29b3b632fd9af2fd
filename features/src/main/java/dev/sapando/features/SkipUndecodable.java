package dev.sapando.features;

import dev.sapando.features.SkippedEvents.Reason;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A record that cannot be decoded is logged with its place, counted, and skipped; its bytes stay on its topic. Made by Kafka Streams. */
public final class SkipUndecodable implements DeserializationExceptionHandler {
    /** The Streams setting that carries the {@link SkippedEvents} to count in. */
    public static final String COUNTED_IN = "sapando.features.skipped";

    private static final Logger LOG = LoggerFactory.getLogger(SkipUndecodable.class);

    private @Nullable SkippedEvents skipped;

    @Override
    public void configure(Map<String, ?> configs) {
        skipped = (SkippedEvents) Objects.requireNonNull(configs.get(COUNTED_IN), COUNTED_IN);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        LOG.warn(
                "record_skipped topic={} partition={} offset={} why={}",
                record.topic(),
                record.partition(),
                record.offset(),
                exception.getMessage());
        Objects.requireNonNull(skipped, "not configured").count(Reason.UNDECODABLE);
        return Response.resume();
    }
}
