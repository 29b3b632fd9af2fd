package dev.sapando.monitoring;

import dev.sapando.monitoring.business.OtherRelease;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/** Passes over what cannot be read, but for what another release left on its way between two steps. Streams makes one by its name. */
public final class ForeignStateFails extends LogAndContinueExceptionHandler {
    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return OtherRelease.behind(exception).isPresent()
                ? Response.fail()
                : super.handleError(context, record, exception);
    }
}
