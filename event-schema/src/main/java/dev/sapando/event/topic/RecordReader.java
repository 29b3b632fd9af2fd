package dev.sapando.event.topic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Reads any published version of a record out of its bytes. Out of the array itself, and not as Avro's {@code BinaryMessageDecoder}
 * does out of a stream: of an array Avro knows how much is left, and believes no length that is more; of a stream it makes room for
 * whatever a damaged text or list claims, and each thread keeps the most that it was ever told. Thread-safe.
 */
final class RecordReader<T> {
    private static final int HEADER = 10;
    private static final ThreadLocal<BinaryDecoder> DECODER = new ThreadLocal<>();

    static {
        // Avro instantiates only classes that somebody vouches for: those generated from our own schemas.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith("dev.sapando.schema.")));
    }

    private final Map<Long, DatumReader<T>> byFingerprint = new HashMap<>();

    @SuppressWarnings("unchecked") // the model makes objects of the newest schema's class
    RecordReader(SpecificData model, Schema newest, Iterable<Schema> published) {
        published.forEach(
                written -> byFingerprint.put(SchemaNormalization.parsingFingerprint64(written), (DatumReader<T>)
                        model.createDatumReader(written, newest)));
    }

    /**
     * @throws BadHeaderException where it is not single-object encoding
     * @throws MissingSchemaException where it is of no published version
     * @throws IOException where it is shorter than it says
     */
    T read(byte[] bytes) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEADER || bytes[0] != (byte) 0xC3 || bytes[1] != 1) {
            throw new BadHeaderException("it does not begin with C3 01 and a fingerprint");
        }
        long fingerprint = header.getLong(2);
        DatumReader<T> reader = byFingerprint.get(fingerprint);
        if (reader == null) {
            throw new MissingSchemaException("its fingerprint is " + Long.toHexString(fingerprint));
        }
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, DECODER.get());
        DECODER.set(decoder);
        return reader.read(null, decoder);
    }
}
