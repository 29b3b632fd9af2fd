package dev.sapando.ingest.rejected;

import dev.sapando.schema.RejectedEvent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a rejected record says in its headers, under the names of Kafka Streams' own dead-letter queue (KIP-1034), so that tools made
 * for that one read this one too. No stack trace: most refusals are verdicts and have none.
 */
public final class ErrorHeaders {
    private static final String PREFIX = "__streams.errors.";
    public static final String EXCEPTION = PREFIX + "exception";
    public static final String MESSAGE = PREFIX + "message";
    public static final String TOPIC = PREFIX + "topic";
    public static final String PARTITION = PREFIX + "partition";
    public static final String OFFSET = PREFIX + "offset";

    private ErrorHeaders() {}

    /** @param cause null where the record was read and refused */
    public static Headers of(RejectedEvent rejected, @Nullable Exception cause) {
        var headers = new RecordHeaders();
        add(headers, EXCEPTION, cause == null ? null : cause.getClass().getName());
        String detail = rejected.getDetail();
        add(headers, MESSAGE, detail == null ? rejected.getCode() : rejected.getCode() + ": " + detail);
        add(headers, TOPIC, rejected.getOriginTopic());
        add(headers, PARTITION, rejected.getOriginPartition());
        add(headers, OFFSET, rejected.getOriginOffset());
        return headers;
    }

    private static void add(Headers headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
