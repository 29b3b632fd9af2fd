package dev.sapando.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What is written quickly is what Avro writes, byte for byte, whatever the schema has become. */
class AvroWriterTest {
    private static final BigInteger MOST = BigInteger.TEN.pow(18).subtract(BigInteger.ONE);

    @Property(seed = "20240301", tries = 1_000)
    void every_event_there_can_be_is_written_as_the_contracts_codec_writes_it(@ForAll("events") Event event) {
        assertThat(AvroWriter.OF_EVENTS.write(event)).isEqualTo(byAvro(event));
    }

    @Test
    void an_event_that_cannot_be_written_leaves_nothing_before_the_next_one() {
        var incomplete = new Event();
        incomplete.setEventId("1");

        assertThatThrownBy(() -> AvroWriter.OF_EVENTS.write(incomplete)).isInstanceOf(NullPointerException.class);

        Event next = Shop.viewed("2");
        assertThat(AvroWriter.OF_EVENTS.write(next)).isEqualTo(byAvro(next));
    }

    @Test
    void a_type_that_no_event_has_is_noticed_before_anything_is_written() {
        Schema schema = Schema.createFixed("Digest", null, "shop", 16);
        assertThatThrownBy(() -> AvroPlan.of(schema)).hasMessageContaining("no event has a ");
    }

    @Provide
    Arbitrary<Event> events() {
        return record(Event.getClassSchema()).map(Event.class::cast);
    }

    private static byte[] byAvro(Event event) {
        return Topics.EVENTS_COLLECTED.values().serializer().serialize(Topics.EVENTS_COLLECTED.name(), event);
    }

    private static Arbitrary<Object> of(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> Arbitraries.strings().ofMaxLength(200).asGeneric();
            case BOOLEAN -> Arbitraries.of(true, false).asGeneric();
            case INT -> Arbitraries.integers().asGeneric();
            case LONG ->
                schema.getLogicalType() == null
                        ? Arbitraries.longs().asGeneric()
                        : Arbitraries.longs()
                                .between(-100_000_000_000_000L, 300_000_000_000_000L)
                                .map(Instant::ofEpochMilli)
                                .asGeneric();
            case BYTES -> {
                int scale = ((Decimal) schema.getLogicalType()).getScale();
                yield Arbitraries.bigIntegers()
                        .between(MOST.negate(), MOST)
                        .map(digits -> new BigDecimal(digits, scale))
                        .asGeneric();
            }
            case ARRAY ->
                of(schema.getElementType())
                        .list()
                        .ofMaxSize(5)
                        .map(List::copyOf)
                        .asGeneric();
            case MAP ->
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(20), of(schema.getValueType()))
                        .ofMaxSize(5)
                        .map(Map::copyOf)
                        .asGeneric();
            case UNION -> of(schema.getTypes().get(1)).injectNull(0.4);
            case RECORD -> record(schema);
            default -> throw new IllegalArgumentException("none is drawn of " + schema);
        };
    }

    private static Arbitrary<Object> record(Schema schema) {
        List<Arbitrary<Object>> values =
                schema.getFields().stream().map(field -> of(field.schema())).toList();
        return Combinators.combine(values).as(drawn -> {
            SpecificRecord record = schema.equals(Event.getClassSchema()) ? new Event() : new OrderLine();
            for (int i = 0; i < drawn.size(); i++) {
                record.put(i, drawn.get(i));
            }
            return record;
        });
    }
}
