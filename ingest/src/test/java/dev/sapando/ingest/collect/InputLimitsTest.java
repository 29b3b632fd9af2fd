package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sapando.schema.RejectedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputLimitsTest {
    private final CollectorRig rig = new CollectorRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void json_too_deep_is_refused_wherever_it_is_and_others_go_on() {
        String deep = view("1").replace("{\"eventId\"", "{\"x\":" + "[".repeat(64) + "]".repeat(64) + ",\"eventId\"");
        String bottomless = "[".repeat(400_000);

        assertThat(rig.post(deep).statusCode()).isEqualTo(400);
        assertThat(rig.post(bottomless).statusCode()).isEqualTo(400);
        assertThat(lines(deep + "\n" + view("2")).body())
                .startsWith("{\"accepted\":1")
                .contains("unreadable");
    }

    @Test
    void texts_and_numbers_beyond_reading_are_refused() {
        assertThat(lines(view("1").replace("ana", "a".repeat(999_000))).body()).contains("text_too_long");
        assertThat(lines("{\"position\":" + "9".repeat(2_000) + "}").body()).startsWith("{\"accepted\":0");
        assertThat(lines("{\"x\":1e" + "9".repeat(2_000) + "}").statusCode()).isEqualTo(202);
    }

    @Test
    void names_made_to_collide_or_without_end_cost_an_event_and_not_the_collector() {
        String many =
                IntStream.range(0, 20_000).mapToObj(i -> "\"n" + i + "\":1").collect(Collectors.joining(",", "{", "}"));

        assertThat(lines(many + "\n" + view("2")).body())
                .startsWith("{\"accepted\":1")
                .contains("\"rejected\":[{\"index\":0,");
        assertThat(lines("{\"" + "n".repeat(900_000) + "\":1}").body()).startsWith("{\"accepted\":0");
    }

    /** What is read over has no say, what stands behind it has. */
    @ParameterizedTest
    @CsvSource({"attributes_too_many, more than 32 fields", "list_too_long, positions has more than 500 entries"})
    void behind_too_much_the_rest_is_read_and_a_visitor_who_has_not_agreed_is_heard(String code, String told) {
        String attributes = IntStream.range(0, 40)
                .mapToObj(i -> "\"n" + i + "\":{\"n\":[1]}")
                .collect(Collectors.joining(","));
        String positions = "\"positions\":[" + "1,".repeat(501) + "\"no position\",{}]";
        String much = code.equals("list_too_long") ? positions : attributes;
        String answer = rig.post(view("1").replace("{", "{" + much + ",")).body();
        assertThat(answer).startsWith("{\"accepted\":0").contains(code, told);

        rig.post(view("2").replace("{", "{" + much + ",").replace("\"consent\":true", "\"consent\":false"));
        assertThat(rig.rejected())
                .extracting(RejectedEvent::getCode, kept -> kept.getOriginal() == null)
                .containsExactly(tuple(code, false), tuple(code, true));
    }

    @Test
    void a_bomb_of_few_bytes_is_refused_by_its_ratio_before_it_is_unpacked_whole() throws IOException {
        byte[] bomb = gzip(new byte[900_000]);
        assertThat(900_000 / bomb.length).isGreaterThan(CollectorRig.BOUNDS.maxGzipRatio());

        HttpResponse<String> answer = rig.post("application/json", bomb, "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"gzip_ratio_too_high\"");
    }

    @Test
    void a_thousand_alike_events_are_no_bomb() throws IOException {
        String events = IntStream.range(0, 1_000)
                .mapToObj(i -> view("s-3:" + i))
                .toList()
                .toString();

        HttpResponse<String> answer =
                rig.post("application/json", gzip(events.getBytes(UTF_8)), "Content-Encoding", "gzip");

        assertThat(answer.body()).startsWith("{\"accepted\":1000");
    }

    private HttpResponse<String> lines(String lines) {
        return rig.post("application/x-ndjson", lines.getBytes(UTF_8));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
