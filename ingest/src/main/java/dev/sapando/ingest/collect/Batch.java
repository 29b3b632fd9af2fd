package dev.sapando.ingest.collect;

import dev.sapando.event.rule.Violation;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.keys.Client;
import dev.sapando.ingest.rejected.ElementMark;
import dev.sapando.ingest.rejected.Rejection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** One request's elements, taken one by one: records for Kafka and refusals for the sender. */
final class Batch {
    /** A record's objects, a refusal's or an id: measured, 256 bytes. */
    private static final int OF_AN_ELEMENT = 256;

    private final ElementReader reader;
    private final int maxElements;
    private final Client client;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<@Nullable String> ids = new ArrayList<>();
    private final List<Noticed> noticed = new ArrayList<>();
    private final List<Unknown> unknown = new ArrayList<>();
    private final ElementMark marks = new ElementMark();
    private int elements;
    private long bytes;

    /** Something about an accepted element that is no reason to refuse it. */
    record Noticed(int index, @Nullable String id, String flag) {}

    /** A field of an element, accepted or not, that the contract does not have. */
    record Unknown(int index, @Nullable String id, UnknownField field) {}

    Batch(ElementReader reader, int maxElements, Client client) {
        this.reader = reader;
        this.maxElements = maxElements;
        this.client = client;
    }

    /** @param original asked for only where it is kept: most elements are accepted */
    void add(Element element, Supplier<byte[]> original) throws Refused {
        int index = next();
        if (element.notes() != Notes.NONE) {
            note(index, element);
        }
        if (element.record() != null) {
            keep(element.record());
            ids.add(element.id());
            return;
        }
        Violation violation = element.violation();
        if (violation == null) {
            throw new IllegalStateException("an element is a record or a violation");
        }
        var rejection = new Rejection(reader.stage(), violation)
                .of(element.id(), element.type(), element.visitorId())
                .producer(client.name())
                .original(original.get());
        reject(index, element, violation, element.mayBeKept() ? rejection : rejection.reasonOnly());
    }

    /** Bytes in which no object of the kind could be read. */
    void addUnreadable(Violation violation, byte[] original) throws Refused {
        add(Element.refused(violation, null, reader.mayBeKept(original)), () -> original);
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return List.copyOf(records);
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    List<Noticed> noticed() {
        return List.copyOf(noticed);
    }

    List<Unknown> unknown() {
        return List.copyOf(unknown);
    }

    /** As their senders named them, of what was accepted. */
    List<@Nullable String> ids() {
        return Collections.unmodifiableList(ids);
    }

    /** Name of the key they came with. */
    @Nullable
    String producer() {
        return client.name();
    }

    int elements() {
        return elements;
    }

    /** About as much heap as it takes until it is answered: many small elements take far more than they are long. */
    long bytes() {
        return bytes;
    }

    int accepted() {
        return elements - refusals.size();
    }

    private void note(int index, Element element) {
        element.notes().unknown().forEach(field -> unknown.add(new Unknown(index, element.id(), field)));
        if (element.record() != null) {
            element.notes().flags().forEach(flag -> noticed.add(new Noticed(index, element.id(), flag)));
        }
    }

    private void reject(int index, Element element, Violation violation, Rejection rejection) {
        refusals.add(new Refusal(index, element.id(), violation));
        ProducerRecord<byte[], byte[]> record = Records.of(Topics.EVENTS_REJECTED, null, rejection.event());
        marks.next(rejection.event()).ifPresent(mark -> record.headers().add(ElementMark.HEADER, mark));
        keep(record);
    }

    private void keep(ProducerRecord<byte[], byte[]> record) {
        records.add(record);
        bytes += OF_AN_ELEMENT + record.value().length;
    }

    private int next() throws Refused {
        if (elements == maxElements) {
            throw new Refused(
                    413,
                    "too_many_events",
                    "more than " + maxElements + " in one request; split it (COLLECTOR_MAX_EVENTS)");
        }
        return elements++;
    }
}
