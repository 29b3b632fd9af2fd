package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventIdsTest {
    private static final String SEED = "20240301";
    private static final String PARTS = "concat_ws('|', coalesce(event_prefix, '-'), coalesce(event_infix, '-'),"
            + " coalesce(CAST(event_number AS VARCHAR), '-'), coalesce(CAST(event_uuid AS VARCHAR), '-'))";

    record Named(String id, @Nullable String session) {
        Event event() {
            Event event = Shop.viewed(id);
            event.setSessionId(session);
            return event;
        }
    }

    @Property(seed = SEED, tries = 100)
    void every_id_comes_back_to_the_letter(@ForAll @Size(min = 20, max = 50) List<@From("named") Named> all)
            throws SQLException {
        assertThat(asked(EventIds.TOGETHER, all))
                .containsExactlyElementsOf(all.stream().map(Named::id).toList());
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = ' ',
            value = {
                // The client, without a session too, and the tag.
                "s-3:lx2k9q4f0t8-17 s-3 -|:lx2k9q4f0t8-|17|-",
                "lx2k9q4f0t8-17 s-3 lx2k9q4f0t8-||17|-",
                "k3f9a0b1c2d3:x7y8-120 k3f9a0b1c2d3 -|:x7y8-|120|-",
                "s-3:7 s-3 -|-|7|-",
                "s-3:7 s-4 s-3|-|7|-",
                "s-35 s-3 s-||35|-",
                "o-0017 s-3 o-00||17|-",
                "o-00 s-3 o-0||0|-",
                "0 s-3 ||0|-",
                "9999999999999999999 s-3 9||999999999999999999|-",
                "s-3: s-3 s-3:|-|-|-",
                "s-3:٣ s-3 s-3:٣|-|-|-",
                "123e4567-e89b-12d3-a456-426614174000 s-3 -|-|-|123e4567-e89b-12d3-a456-426614174000",
                "123E4567-e89b-12d3-a456-426614174000 s-3 123E4567-e89b-12d3-a456-||426614174000|-",
            })
    void the_number_an_id_ends_in_lies_by_itself(String id, String session, String parts) throws SQLException {
        assertThat(asked(PARTS, List.of(new Named(id, session)))).containsExactly(parts);
    }

    @Test
    void an_empty_session_and_an_empty_id_are_what_they_are() throws SQLException {
        assertThat(asked(
                        EventIds.TOGETHER,
                        List.of(new Named("", null), new Named("", ""), new Named(":7", ""), new Named("7", ""))))
                .containsExactly("", "", ":7", "7");
    }

    @Provide
    static Arbitrary<Named> named() {
        Arbitrary<String> session = Arbitraries.of("", "s", "s-3", "7", "s:", ":", "ana's", "s-3:7-", "🧥");
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().excludeChars('\0').ofMaxLength(12).map(EventIdsTest::unicode),
                Arbitraries.of("", ":", "-", "::", "%", "\\", "null", "a\nb", "٣", "0", "00", "x0", "-0", "é:"));
        Arbitrary<String> digits = Arbitraries.oneOf(
                Arbitraries.strings().numeric().ofMaxLength(40),
                Arbitraries.longs().map(Object::toString),
                Arbitraries.of("", "0", "007", "999999999999999999", "9223372036854775807", "9223372036854775808"));
        Arbitrary<String> uuid = Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as(UUID::new)
                .map(Object::toString);
        return Combinators.combine(session, Arbitraries.of(0, 1, 2), text, digits, uuid.injectNull(0.9))
                .as((name, how, between, number, random) -> new Named(
                        random == null ? (how == 0 ? "" : name) + between + number : random, how == 2 ? null : name));
    }

    /** Half of a surrogate pair is refused long before. */
    private static String unicode(String drawn) {
        return drawn.codePoints()
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> asked(String sql, List<Named> all) throws SQLException {
        var arrivals = new ArrayList<Arrival>();
        for (Named each : all) {
            byte[] value = Topics.EVENTS_VERIFIED.values().serializer().serialize("events.verified", each.event());
            arrivals.add(new Arrival("events.verified", 0, arrivals.size(), Shop.NOW.toEpochMilli(), value));
        }
        try (Engine engine = Engine.open(new EngineLimits(256_000_000, 1), Path.of("target"), ShopDays.OF_UTC)) {
            assertThat(new Rows<>(ArchivedTopics.EVENTS).load(engine, arrivals)).isEmpty();
            return engine.ask(
                    "SELECT " + sql + " FROM " + Rows.TABLE + " ORDER BY kafka_offset", row -> row.getString(1));
        }
    }
}
