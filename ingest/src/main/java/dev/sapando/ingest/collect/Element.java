package dev.sapando.ingest.collect;

import dev.sapando.event.rule.Violation;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one element of a request turned out to be: a record for Kafka, or what is wrong with it.
 *
 * @param id as the sender named it, for the answer
 * @param mayBeKept false where the visitor has not agreed: then a refusal keeps its reason and nothing else
 * @param notes what was noticed beside, where somebody looks
 */
record Element(
        @Nullable ProducerRecord<byte[], byte[]> record,
        @Nullable Violation violation,
        @Nullable String id,
        @Nullable String type,
        @Nullable String visitorId,
        boolean mayBeKept,
        Notes notes) {

    static Element accepted(ProducerRecord<byte[], byte[]> record, @Nullable String id) {
        return new Element(record, null, id, null, null, true, Notes.NONE);
    }

    static Element refused(Violation violation, @Nullable String id, boolean mayBeKept) {
        return new Element(null, violation, id, null, null, mayBeKept, Notes.NONE);
    }

    Element noticed(Notes noticed) {
        return noticed == Notes.NONE ? this : new Element(record, violation, id, type, visitorId, mayBeKept, noticed);
    }
}
