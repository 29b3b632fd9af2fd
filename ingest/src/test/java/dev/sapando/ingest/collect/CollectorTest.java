package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.purchase;
import static dev.sapando.ingest.testing.Shop.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.schema.Event;
import dev.sapando.schema.RejectedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorTest {
    private final CollectorRig rig = new CollectorRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void one_bad_event_of_fifty_is_kept_byte_for_byte_and_the_others_are_taken() {
        String bad = purchase("bad", " \"-79.90\" ").replace("red-coat", "mäntel \\u00e9 \uD83E\uDDE5");
        String body = IntStream.range(0, 50)
                .mapToObj(i -> i == 7 ? bad : view("s-3:" + i))
                .collect(Collectors.joining(" ,\n ", "[", "]"));

        HttpResponse<String> answer = rig.post(body);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith(
                        "{\"accepted\":49,\"rejected\":[{\"index\":7,\"eventId\":\"bad\",\"code\":\"price_negative\","
                                + "\"field\":\"lines[0].unitPrice\",\"detail\":\"");
        assertThat(rig.collected()).hasSize(49);
        assertThat(rig.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.getOriginal()).isEqualTo(ByteBuffer.wrap(bad.getBytes(UTF_8)));
            assertThat(rejected.getCode()).isEqualTo("price_negative");
            assertThat(rejected.getStage()).isEqualTo("collect");
            assertThat(rejected.getVisitorId()).isEqualTo("ana");
        });
        assertThat(rig.registry
                        .counter(CollectorMeters.EVENTS, "outcome", "accepted")
                        .count())
                .isEqualTo(49);
        assertThat(rig.registry
                        .counter(CollectorMeters.EVENTS, "outcome", "price_negative")
                        .count())
                .isEqualTo(1);
        assertThat(rig.registry
                        .counter(CollectorMeters.REQUESTS, "status", "202")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void the_visitor_is_the_key() {
        rig.post(view("s-3:1"));

        assertThat(rig.on("events.collected")).singleElement().satisfies(r -> assertThat(r.key())
                .isEqualTo("ana".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "79.90, 79.9",
        "'\"79.90\"', 79.9",
        "0.1, 0.1",
        "99999999999999.9999, 99999999999999.9999",
        "1e2, 100",
        "0, 0"
    })
    void prices_are_kept_exactly(String written, BigDecimal kept) {
        assertThat(rig.post(purchase("p-1", written)).body()).startsWith("{\"accepted\":1");

        Event event = rig.collected().get(0);
        assertThat(event.getLines().get(0).getUnitPrice()).isEqualByComparingTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "0.00001, amount_too_precise",
        "1e999999999, amount_too_large",
        "1e-999999999, amount_too_precise",
        "100000000000000, amount_too_large",
        "'\"cheap\"', amount_unreadable",
        "true, field_type_wrong"
    })
    void prices_that_cannot_be_kept_exactly_are_refused(String written, String code) {
        assertThat(rig.post(purchase("p-1", written)).body()).contains("\"code\":\"" + code + "\"");
        assertThat(rig.collected()).isEmpty();
    }

    @Test
    void fields_the_contract_does_not_know_become_attributes_as_written() {
        rig.post(view("s-3:1").replace("{\"eventId\"", "{\"size\": \"M\",\"basket\": {\"a\": [1, 2.50]} ,\"eventId\""));

        assertThat(rig.collected().get(0).getAttributes())
                .containsEntry("size", "\"M\"")
                .containsEntry("basket", "{\"a\": [1, 2.50]}")
                .hasSize(2);
    }

    @Test
    void what_a_line_has_beyond_the_contract_becomes_an_attribute_too() {
        rig.post(purchase("p-1", "1").replace("\"quantity\":1", "\"quantity\":1,\"size\":\"M\""));

        assertThat(rig.collected().get(0).getAttributes()).containsEntry("lines[0].size", "\"M\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"unitPrice\":\"7.99\"", "\"unitPrice\":null", "\"quantity\":5", "\"size\":\"M\",\"size\":\"L\""
            })
    void what_stands_twice_in_a_line_is_refused_too(String again) {
        HttpResponse<String> answer = rig.post(
                purchase("p-1", "1").replace("\"quantity\":1", "\"quantity\":1,\"unitPrice\":\"79.90\"," + again));

        assertThat(answer.body()).startsWith("{\"accepted\":0").contains("\"code\":\"field_twice\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"occurredAt\":\"2024-03-01T08:59:00Z\"', '\"occurredAt\":\"yesterday\"', time_unreadable",
        "'\"occurredAt\":\"2024-03-01T08:59:00Z\"', '\"occurredAt\":\"2024-02-30T08:59:00Z\"', time_unreadable",
        "'\"occurredAt\":\"2024-03-01T08:59:00Z\"', '\"occurredAt\":\"2024-03-01T09:05:01Z\"', occurred_in_future",
        "'\"occurredAt\":\"2024-03-01T08:59:00Z\"', '\"occurredAt\":null', field_missing",
        "'\"eventId\":\"s-3:1\"', '\"eventId\":17', field_type_wrong",
        "'\"eventId\":\"s-3:1\"', '\"eventId\":\"a\",\"eventId\":\"b\"', field_twice",
        "'\"eventId\":\"s-3:1\"', '\"eventId\":\"\\ud800\"', text_not_unicode",
        "'\"consent\":true', '\"position\":99999999999', number_out_of_range",
        "'\"consent\":true', '\"consent\":\"yes\"', field_type_wrong",
        "'\"type\":\"product_view\"', '\"type\":\"teleport\"', type_unknown"
    })
    void what_is_wrong_is_told_by_its_code(String right, String wrong, String code) {
        HttpResponse<String> answer = rig.post(view("s-3:1").replace(right, wrong));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).startsWith("{\"accepted\":0").contains("\"code\":\"" + code + "\"");
    }

    @Test
    void a_broken_line_is_one_refused_event_and_blank_lines_are_none() {
        String lines = view("s-3:1") + "\r\n\n{\"eventId\":\n" + view("s-3:2") + "\n[1]\n" + view("s-3:3");

        HttpResponse<String> answer = rig.post("application/x-ndjson", lines.getBytes(UTF_8));

        assertThat(answer.body())
                .startsWith("{\"accepted\":3")
                .contains("\"index\":1,\"eventId\":null,\"code\":\"unreadable\"")
                .contains(
                        "\"index\":3,\"eventId\":null,\"code\":\"unreadable\",\"field\":null,\"detail\":\"an element is an object");
        assertThat(rig.rejected())
                .extracting(RejectedEvent::getOriginal)
                .containsExactly(
                        ByteBuffer.wrap("{\"eventId\":".getBytes(UTF_8)), ByteBuffer.wrap("[1]".getBytes(UTF_8)));
    }

    @Test
    void gzip_is_unpacked_and_a_bomb_is_not() throws IOException {
        assertThat(rig.post("application/json", gzip(view("s-3:1").getBytes(UTF_8)), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(202);
        assertThat(rig.post("application/json", gzip(new byte[3_000_000]), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
        assertThat(rig.post("application/json", "{}".getBytes(UTF_8), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json; charset=utf-16"})
    void other_types_are_not_taken(String type) {
        assertThat(rig.post(type, "{}".getBytes(UTF_8)).statusCode()).isEqualTo(415);
    }

    @Test
    void utf_16_is_unreadable() {
        assertThat(rig.post("application/json", view("s-3:1").getBytes(java.nio.charset.StandardCharsets.UTF_16LE))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_empty_batch_is_well() {
        assertThat(rig.post("[]").body()).isEqualTo("{\"accepted\":0,\"rejected\":[]}");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
