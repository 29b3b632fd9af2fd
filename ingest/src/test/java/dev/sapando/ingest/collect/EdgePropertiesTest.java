package dev.sapando.ingest.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.event.rule.Rules;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.keys.Client;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/** Laws of the edges, each tried on events and records drawn from a seed; what jqwik finds it makes small. */
class EdgePropertiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEED = "20240301";

    private final ReaderPromise reader = new ReaderPromise();
    private final RecordPromise records = new RecordPromise();

    @Property(seed = SEED, tries = 500)
    void an_event_is_accepted_with_every_text_unchanged_or_refused_and_never_lost(
            @ForAll @Size(min = 1, max = 5) List<@From("views") Map<String, String>> views) throws Exception {
        byte[] body = JSON.writeValueAsBytes(views);

        Batch batch = new Bodies(new EventReader(new Consent(true)), 10, JsonLimits.BY_DEFAULT.factory())
                .read(body, MediaType.JSON, new Arrival(Shop.NOW, Client.ANYONE));

        assertThat(batch.elements()).isEqualTo(views.size());
        List<Integer> refused = batch.refusals().stream().map(Refusal::index).toList();
        int record = 0;
        for (int i = 0; i < views.size(); i++, record++) {
            byte[] value = batch.records().get(record).value();
            if (refused.contains(i)) {
                assertThat(JSON.readTree(Topics.EVENTS_REJECTED
                                .values()
                                .deserializer()
                                .deserialize("", value)
                                .getOriginal()
                                .array()))
                        .isEqualTo(JSON.valueToTree(views.get(i)));
            } else {
                Event event = Topics.EVENTS_COLLECTED.values().deserializer().deserialize("", value);
                assertThat(event.getQuery()).isEqualTo(views.get(i).get("query"));
                assertThat(event.getEventId()).isEqualTo(views.get(i).get("eventId"));
            }
        }
    }

    @Property(seed = SEED, tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
    void json_that_was_tampered_with_breaks_no_reader(
            @ForAll @Size(min = 1, max = 3) List<@From("views") Map<String, String>> views,
            @ForAll @Size(max = 6) List<Integer> places,
            @ForAll byte put) {
        reader.holdsFor(tampered(text(views).getBytes(UTF_8), places, put));
    }

    @Property(seed = SEED, tries = 1_000)
    void bytes_that_are_no_record_break_no_reader(@ForAll byte[] value) {
        records.holdsFor(value);
    }

    @Property(seed = SEED, tries = 1_000)
    void a_record_that_was_tampered_with_is_still_a_record_or_none(
            @ForAll @Size(min = 1, max = 4) List<Integer> places, @ForAll byte put) {
        byte[] whole = Topics.EVENTS_COLLECTED.values().serializer().serialize("", Shop.viewed("s-3:1"));
        records.holdsFor(tampered(whole, places, put));
    }

    @Property(seed = SEED, tries = 1_000)
    void a_rule_judges_every_event_there_can_be(@ForAll("events") Event event) {
        assertThat(Rules.firstViolation(event, Shop.NOW)).isNotNull();
    }

    @Provide
    Arbitrary<Map<String, String>> views() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(80);
        return Combinators.combine(text, text, text, Arbitraries.of("search", "page_view", "refund", ""))
                .as((id, visitor, query, type) -> Map.of(
                        "eventId", id,
                        "type", type,
                        "occurredAt", "2024-03-01T08:59:00Z",
                        "visitorId", visitor,
                        "query", query,
                        "note", query));
    }

    @Provide
    Arbitrary<Event> events() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(1_100).injectNull(0.2);
        Arbitrary<Integer> number = Arbitraries.integers().injectNull(0.3);
        return Combinators.combine(text, text, number, number, Arbitraries.longs(), Arbitraries.of(true, false))
                .as((one, other, position, quantity, millis, consent) -> Event.newBuilder()
                        .setEventId(one == null ? "" : one)
                        .setType("purchase")
                        .setOccurredAt(Instant.ofEpochMilli(millis))
                        .setConsent(consent)
                        .setVisitorId(other)
                        .setCurrency(one)
                        .setPosition(position)
                        .setQuantity(quantity)
                        .build());
    }

    private static String text(List<Map<String, String>> views) {
        return views.stream()
                .map(view -> {
                    try {
                        return JSON.writeValueAsString(view);
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(e);
                    }
                })
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    /** At each place a byte is lost, doubled or replaced. */
    private static byte[] tampered(byte[] whole, List<Integer> places, byte put) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < whole.length; i++) {
            int at = i;
            boolean hit = places.stream().anyMatch(place -> Math.floorMod(place, whole.length) == at);
            int how = hit ? i % 3 : -1;
            if (how == 1) {
                out.write(whole[i]);
            }
            if (how != 0) {
                out.write(how == 2 ? put : whole[i]);
            }
        }
        return out.toByteArray();
    }
}
