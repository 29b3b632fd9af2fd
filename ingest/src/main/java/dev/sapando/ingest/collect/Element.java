package dev.sapando.ingest.collect;

import dev.sapando.event.rule.Violation;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one element of a request turned out to be: a record for Kafka, or what is wrong with it.
 *
 * @param id as the sender named it, for the answer
 * @param mayBeKept false where the visitor has not agreed: then a refusal keeps its reason and nothing else
 * @param flags what was noticed and is no reason to refuse it
 */
record Element(
        @Nullable ProducerRecord<byte[], byte[]> record,
        @Nullable Violation violation,
        @Nullable String id,
        @Nullable String type,
        @Nullable String visitorId,
        boolean mayBeKept,
        List<String> flags) {

    static Element accepted(ProducerRecord<byte[], byte[]> record, @Nullable String id) {
        return new Element(record, null, id, null, null, true, List.of());
    }

    static Element refused(Violation violation, @Nullable String id, boolean mayBeKept) {
        return new Element(null, violation, id, null, null, mayBeKept, List.of());
    }

    Element noticed(List<String> noticed) {
        return noticed.isEmpty()
                ? this
                : new Element(record, violation, id, type, visitorId, mayBeKept, List.copyOf(noticed));
    }
}
