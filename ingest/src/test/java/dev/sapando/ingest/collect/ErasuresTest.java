package dev.sapando.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.EventType;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.erase.EraseCommand;
import dev.sapando.ingest.erase.ErasurePromise;
import dev.sapando.ingest.erase.ErasureSalt;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Erasure;
import dev.sapando.schema.Event;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ErasuresTest {
    private final CollectorRig rig = new CollectorRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void a_visitor_is_erased_in_their_own_stream_and_listed_without_a_name() {
        HttpResponse<String> answer = delete("/v1/visitors/ana");

        assertThat(answer.statusCode()).isEqualTo(202);
        Event event = rig.collected().get(0);
        assertThat(EventType.ERASURE.is(event)).isTrue();
        assertThat(event.getVisitorId()).isEqualTo("ana");
        assertThat(event.getConsent()).isTrue();
        assertThat(event.getOccurredAt()).isEqualTo(Shop.CLOCK.instant());
        assertThat(key(rig.on("events.collected").get(0))).isEqualTo("ana");
        String hash = new ErasureSalt(new byte[32]).hash("ana");
        ProducerRecord<byte[], byte[]> listed = rig.on("privacy.erasures").get(0);
        assertThat(key(listed)).isEqualTo(hash);
        assertThat(new String(listed.value(), StandardCharsets.UTF_8)).doesNotContain("ana");
        assertThat(Topics.PRIVACY_ERASURES.values().deserializer().deserialize("privacy.erasures", listed.value()))
                .isEqualTo(new Erasure(hash, Shop.CLOCK.instant()));
    }

    @Test
    void the_answer_says_what_is_gone_by_when_and_names_nobody() {
        String body = delete("/v1/visitors/ana").body();

        assertThat(body)
                .contains("\"visitorHash\"", "\"requestedAt\":\"" + Shop.CLOCK.instant() + "\"", "\"event topics\":")
                .contains("\"caution\":\"The collector keeps no list of visitors")
                .contains("\"recommendations\":\"" + Shop.CLOCK.instant().plusSeconds(5) + "\"")
                .doesNotContain("\"ana\"");
    }

    @Test
    void the_command_names_every_place_in_whole_seconds_and_says_what_it_cannot_know() {
        var out = new StringWriter();
        int status = new CommandLine(new EraseCommand())
                .setOut(new PrintWriter(out))
                .execute("ana", "--to", rig.request("/").build().uri().toString());

        assertThat(status).isZero();
        assertThat(out.toString()
                        .lines()
                        .filter(line -> line.startsWith("  "))
                        .map(line -> line.split(" +by ")[0].strip()))
                .containsExactly(
                        "recommendations", "business metrics", "archive", "state and compacted topics", "event topics");
        assertThat(out.toString())
                .containsPattern("archive +by " + Shop.CLOCK.instant().plusSeconds(10 + 11 * 60))
                .contains("The collector keeps no list of visitors, and so cannot tell whether this one was ever here");
    }

    @Test
    void a_promise_within_a_second_is_told_as_the_next_whole_one() {
        var promise = new ErasurePromise(Duration.ofHours(24), Duration.ofMinutes(11));

        assertThat(promise.goneBy(Shop.CLOCK.instant().plusNanos(1)).values())
                .allSatisfy(moment -> assertThat(moment.getNano()).isZero())
                .first()
                .isEqualTo(Shop.CLOCK.instant().plusSeconds(6));
    }

    @Test
    void the_help_tells_the_defaults_and_no_key() {
        var out = new StringWriter();
        new CommandLine(new EraseCommand()).setOut(new PrintWriter(out)).execute("--help");

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("; default http://localhost:8080", "; default that of WRITE_KEY, if it is set");
    }

    @Test
    void asked_for_twice_it_is_two_events_that_are_no_copies() {
        delete("/v1/visitors/ana");
        delete("/v1/visitors/ana");

        assertThat(rig.collected())
                .extracting(Event::getEventId)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(rig.on("privacy.erasures"))
                .extracting(ErasuresTest::key)
                .hasSize(2)
                .containsOnly(hashOf("ana"));
    }

    @Test
    void a_slip_of_the_keyboard_is_told_with_its_place_and_forgets_nobody() {
        var err = new StringWriter();
        String to = rig.request("/").build().uri().toString();
        int status =
                new CommandLine(new EraseCommand()).setErr(new PrintWriter(err)).execute("an\u0007a", "--to", to);

        assertThat(status).isEqualTo(2);
        assertThat(err.toString())
                .startsWith(
                        "VISITOR has a control character, U+0007, at position 3; give the id without it, or ask for DELETE "
                                + to + "v1/visitors/an%07a where the id really has it");
        assertThat(rig.producer.history()).isEmpty();
    }

    @Test
    void an_id_of_any_characters_comes_through() {
        delete("/v1/visitors/" + "a%20%2F%C3%A4%F0%9F%A7%A5%25+%7C.%00%07");

        assertThat(rig.collected()).extracting(Event::getVisitorId).isEqualTo(List.of("a /ä🧥%+|.\0\007"));
    }

    @Test
    void an_id_that_no_event_can_have_is_refused() {
        assertThat(refused("/v1/visitors/")).contains("400", "field_missing", "visitorId");
        assertThat(refused("/v1/visitors/%20")).contains("400", "field_missing");
        assertThat(refused("/v1/visitors/%C3")).contains("400", "visitor_unreadable");
        assertThat(refused("/v1/visitors/" + "x".repeat(129))).contains("400", "text_too_long");
        assertThat(rig.producer.history()).isEmpty();
    }

    @Test
    void nobody_reports_an_erasure_as_an_event() {
        HttpResponse<String> answer = rig.post("""
                {"eventId":"1","type":"erasure","occurredAt":"%s","visitorId":"ana"}""".formatted(Shop.CLOCK.instant()));

        assertThat(answer.body()).contains("\"accepted\":0", "type_unknown");
        assertThat(rig.collected()).isEmpty();
    }

    @Test
    void a_visitor_can_only_be_deleted() {
        HttpResponse<String> answer =
                rig.exchange(rig.request("/v1/visitors/ana").GET().build());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).startsWith("DELETE");
    }

    @Test
    void without_kafka_nothing_is_promised() {
        rig.away.set(Optional.of("Kafka is away"));

        assertThat(delete("/v1/visitors/ana").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> delete(String path) {
        return rig.exchange(rig.request(path).DELETE().build());
    }

    private String refused(String path) {
        HttpResponse<String> answer = delete(path);
        return answer.statusCode() + " " + answer.body();
    }

    private static String hashOf(String visitor) {
        return new ErasureSalt(new byte[32]).hash(visitor);
    }

    private static String key(ProducerRecord<byte[], byte[]> sent) {
        return new String(sent.key(), StandardCharsets.UTF_8);
    }
}
