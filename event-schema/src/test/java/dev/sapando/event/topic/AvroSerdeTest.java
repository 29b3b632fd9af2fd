package dev.sapando.event.topic;

import static dev.sapando.event.Shop.redCoatBought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.schema.Event;
import dev.sapando.schema.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
    private final AvroSerde<Event> serde = new AvroSerde<>(Event.class);

    @Test
    void what_is_written_is_read_again_to_the_last_decimal() {
        byte[] bytes = serde.serializer().serialize("events.collected", redCoatBought());
        Event read = serde.deserializer().deserialize("events.collected", bytes);
        // Not equals(): Avro's own list compares by a model that does not know our decimals.
        assertThat(read).hasToString(redCoatBought().toString());
        assertThat(serde.serializer().serialize("events.collected", read)).isEqualTo(bytes);
    }

    @Test
    void the_frame_is_avros_single_object_encoding() {
        byte[] bytes = serde.serializer().serialize("events.collected", redCoatBought());
        long fingerprint =
                ByteBuffer.wrap(bytes, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(bytes[0]).isEqualTo((byte) 0xC3);
        assertThat(bytes[1]).isEqualTo((byte) 0x01);
        assertThat(fingerprint).isEqualTo(SchemaNormalization.parsingFingerprint64(serde.schema()));
    }

    @Test
    void the_fingerprint_is_that_of_the_published_file() {
        var published = SchemaHistory.of("Event").versions();
        assertThat(SchemaNormalization.parsingFingerprint64(serde.schema()))
                .isEqualTo(SchemaNormalization.parsingFingerprint64(published.get(published.size() - 1)));
    }

    @Test
    void a_tombstone_stays_one() {
        assertThat(serde.serializer().serialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", null)).isNull();
    }

    @Test
    void another_record_is_refused_in_words() {
        byte[] item = new AvroSerde<>(Item.class)
                .serializer()
                .serialize(
                        "catalog.items", Item.newBuilder().setItemId("red-coat").build());
        assertThatThrownBy(() -> serde.deserializer().deserialize("events.verified", item))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("unpublished version of Event on events.verified");
    }

    @Test
    void ten_thousand_damaged_records_are_refused_and_never_anything_else() {
        byte[] good = serde.serializer().serialize("t", redCoatBought());
        var random = new Random(17);
        for (int i = 0; i < 10_000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 20));
            for (int flips = random.nextInt(4); flips >= 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                serde.deserializer().deserialize("t", bad);
            } catch (SerializationException expected) {
                assertThat(expected).hasMessageContaining("Event on t");
            }
        }
    }

    /** Avro reads it and does not write it again: a stream that passed it on would stop, at the same record each time. */
    @Test
    void a_decimal_with_more_digits_than_its_schema_has_is_damage() throws IOException {
        var items = new AvroSerde<>(Item.class);
        byte[] well = items.serializer()
                .serialize("t", Item.newBuilder().setItemId("red-coat").build());
        var item = new GenericData.Record(items.schema());
        item.put("itemId", "red-coat");
        item.put("available", true);
        item.put("price", ByteBuffer.wrap(BigInteger.TEN.pow(18).toByteArray()));
        var out = new ByteArrayOutputStream();
        out.write(well, 0, 10);
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(items.schema()).write(item, encoder);
        encoder.flush();

        assertThatThrownBy(() -> items.deserializer().deserialize("catalog.items", out.toByteArray()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("price has 19 digits; at most 18");
    }

    /** Each would cost everybody in the JVM a full collection: 200 MB for 40 bytes. */
    @Test
    void a_list_that_claims_more_entries_than_there_are_bytes_is_refused_before_there_is_room_for_them()
            throws IOException {
        assertRefusedForLittle(claiming("positions", 50_000_000));
        assertRefusedForLittle(claiming("positions", 900_000));
    }

    /** Each thread would keep that room. */
    @Test
    void a_text_that_claims_more_bytes_than_there_are_is_refused_before_there_is_room_for_them() throws IOException {
        assertRefusedForLittle(claiming("eventId", 900_000));
    }

    private void assertRefusedForLittle(byte[] bad) {
        byte[] good = serde.serializer().serialize("t", redCoatBought());
        serde.deserializer().deserialize("t", good);
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> serde.deserializer().deserialize("t", bad))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining("available");
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(500_000);
    }

    /** A record that ends with the length of a field. */
    private byte[] claiming(String last, long length) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(serde.serializer().serialize("t", redCoatBought()), 0, 10);
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        for (Schema.Field field : serde.schema().getFields()) {
            boolean isLast = field.name().equals(last);
            switch (field.schema().getType()) {
                case UNION -> encoder.writeIndex(isLast ? 1 : 0);
                case STRING -> {
                    if (!isLast) {
                        encoder.writeString("a");
                    }
                }
                case LONG -> encoder.writeLong(0);
                case BOOLEAN -> encoder.writeBoolean(true);
                case ARRAY -> encoder.writeLong(0);
                default ->
                    throw new IllegalStateException("a field of another kind stands before " + last + ": " + field);
            }
            if (isLast) {
                encoder.writeLong(length);
                break;
            }
        }
        encoder.flush();
        return out.toByteArray();
    }
}
