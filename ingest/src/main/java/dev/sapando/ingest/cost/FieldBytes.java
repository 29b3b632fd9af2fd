package dev.sapando.ingest.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Counts how many bytes of an Avro body each field takes, by its path in the contract; a list's own count belongs to the list. */
final class FieldBytes {
    private final Map<String, Long> bytes;
    private final BinaryDecoder decoder;

    private FieldBytes(byte[] message, int body, Map<String, Long> into) {
        this.decoder = DecoderFactory.get().binaryDecoder(message, body, message.length - body, null);
        this.bytes = into;
    }

    /** @param body where the encoding's header ends */
    static void add(Schema record, byte[] message, int body, Map<String, Long> into) {
        try {
            new FieldBytes(message, body, into).fields("", record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fields(String prefix, Schema record) throws IOException {
        for (Schema.Field field : record.getFields()) {
            value(prefix + field.name(), field.schema());
        }
    }

    private void value(String path, Schema schema) throws IOException {
        int before = left();
        Schema value = schema;
        if (schema.getType() == Schema.Type.UNION) {
            value = schema.getTypes().get(decoder.readIndex());
        }
        if (value.getType() != Schema.Type.ARRAY || value.getElementType().getType() != Schema.Type.RECORD) {
            GenericDatumReader.skip(value, decoder);
            count(path, before - left());
            return;
        }
        long entries = decoder.readArrayStart();
        count(path, before - left());
        while (entries > 0) {
            for (long i = 0; i < entries; i++) {
                fields(path + "[].", value.getElementType());
            }
            before = left();
            entries = decoder.arrayNext();
            count(path, before - left());
        }
    }

    private void count(String path, long taken) {
        bytes.merge(path, taken, Long::sum);
    }

    private int left() throws IOException {
        return decoder.inputStream().available();
    }
}
