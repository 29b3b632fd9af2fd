package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.keys.Gate;
import dev.sapando.ingest.keys.Keys;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told about other people's pages: the CORS protocol of the Fetch standard. */
class PagesAtTheDoorTest {
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @TempDir
    Path folder;

    @Test
    void a_page_that_a_key_names_may_ask_and_may_send() {
        try (var rig = new CollectorRig(Keys.gate(folder))) {
            HttpResponse<String> asked = preflight(rig, Keys.ORIGIN);
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.headers().firstValue(ALLOWED)).hasValue(Keys.ORIGIN);
            assertThat(asked.headers().firstValue("Access-Control-Allow-Methods"))
                    .hasValue("POST");
            assertThat(asked.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValueSatisfying(headers -> assertThat(headers).contains("X-Write-Key", "Content-Type"));
            assertThat(String.join(",", asked.headers().allValues("Vary"))).contains("Origin");

            HttpResponse<String> sent =
                    send(rig, "/v1/events", "application/json", "Origin", Keys.ORIGIN, "X-Write-Key", Keys.BROWSER);
            assertThat(sent.statusCode()).isEqualTo(202);
            assertThat(sent.headers().firstValue(ALLOWED)).hasValue(Keys.ORIGIN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://shop.example",
                "https://shop.example:8443",
                "null",
                "https://shop.example.evil.example"
            })
    void no_other_page_may_whatever_key_it_has(String origin) {
        try (var rig = new CollectorRig(Keys.gate(folder))) {
            HttpResponse<String> asked = preflight(rig, origin);
            assertThat(asked.statusCode()).isEqualTo(403);
            assertThat(asked.headers().firstValue(ALLOWED)).isEmpty();
            assertThat(asked.headers().allValues("Vary")).contains("Origin");

            for (String key : new String[] {Keys.BROWSER, Keys.SERVER, Keys.ADMIN}) {
                HttpResponse<String> sent =
                        send(rig, "/v1/events", "application/json", "Origin", origin, "X-Write-Key", key);
                assertThat(sent.statusCode()).isEqualTo(403);
                assertThat(sent.body()).contains("\"code\":\"origin_not_allowed\"");
                assertThat(sent.headers().firstValue(ALLOWED)).isEmpty();
            }
            assertThat(rig.producer.history()).isEmpty();
        }
    }

    @Test
    void a_browsers_key_from_nowhere_is_refused() {
        try (var rig = new CollectorRig(Keys.gate(folder))) {
            assertThat(send(rig, "/v1/events", "application/json", "X-Write-Key", Keys.BROWSER)
                            .body())
                    .contains("\"code\":\"origin_not_allowed\"");
        }
    }

    @Test
    void a_page_can_read_why_it_was_sent_away() {
        try (var rig = new CollectorRig(Keys.gate(folder))) {
            HttpResponse<String> sent = send(rig, "/v1/events", "application/json", "Origin", Keys.ORIGIN);

            assertThat(sent.statusCode()).isEqualTo(401);
            assertThat(sent.headers().firstValue(ALLOWED)).hasValue(Keys.ORIGIN);
            assertThat(sent.headers().firstValue("Access-Control-Expose-Headers"))
                    .hasValue("Retry-After");
        }
    }

    @Test
    void a_beacon_brings_its_key_in_the_address_and_its_events_as_text() {
        try (var rig = new CollectorRig(Keys.gate(folder))) {
            String address = "/v1/events?writeKey=" + Keys.BROWSER;

            assertThat(send(rig, address, "text/plain;charset=UTF-8", "Origin", Keys.ORIGIN)
                            .statusCode())
                    .isEqualTo(202);
            assertThat(rig.collected()).singleElement().satisfies(e -> assertThat(e.getProducer())
                    .isEqualTo("web"));
        }
    }

    @Test
    void only_a_browsers_key_may_stand_in_the_address_and_only_a_beacon_is_text() {
        try (var rig = new CollectorRig(Keys.gate(folder))) {
            HttpResponse<String> server = send(rig, "/v1/events?writeKey=" + Keys.SERVER, "application/json");
            assertThat(server.statusCode()).isEqualTo(403);
            assertThat(server.body()).contains("\"code\":\"key_scope\"");

            assertThat(send(rig, "/v1/events", "text/plain", "X-Write-Key", Keys.SERVER)
                            .statusCode())
                    .isEqualTo(415);
            assertThat(send(rig, "/v1/events", "text/plain", "Origin", Keys.ORIGIN, "X-Write-Key", Keys.BROWSER)
                            .statusCode())
                    .isEqualTo(415);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1", "https://localhost", "http://[::1]:8080"})
    void without_keys_pages_of_this_machine_may(String origin) {
        try (var rig = new CollectorRig(Gate.withoutKeys())) {
            assertThat(preflight(rig, origin).headers().firstValue(ALLOWED)).hasValue(origin);
            assertThat(send(rig, "/v1/events", "text/plain", "Origin", origin).statusCode())
                    .isEqualTo(202);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://localhost.evil.example",
                "null",
                "http://localhost@evil.example",
                "file://localhost"
            })
    void without_keys_no_other_page_may_not_even_as_text(String origin) {
        try (var rig = new CollectorRig(Gate.withoutKeys())) {
            assertThat(preflight(rig, origin).statusCode()).isEqualTo(403);
            assertThat(send(rig, "/v1/events", "text/plain", "Origin", origin).statusCode())
                    .isEqualTo(403);
            assertThat(rig.producer.history()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"/v1/events,'POST, OPTIONS'", "/v1/spend,'POST, OPTIONS'", "/v1/visitors/ana,'DELETE, OPTIONS'"})
    void who_asks_without_a_page_is_told_what_is_here(String path, String allowed) {
        try (var rig = new CollectorRig(Gate.withoutKeys())) {
            HttpResponse<String> asked = rig.exchange(
                    rig.request(path).method("OPTIONS", BodyPublishers.noBody()).build());
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.headers().firstValue("Allow")).hasValue(allowed);
            assertThat(asked.headers().firstValue(ALLOWED)).isEmpty();
        }
    }

    @Test
    void no_page_is_told_that_it_may_erase() {
        for (Gate gate : new Gate[] {Keys.gate(folder), Gate.withoutKeys()}) {
            try (var rig = new CollectorRig(gate)) {
                for (String origin : new String[] {Keys.ORIGIN, "http://localhost:3000"}) {
                    HttpResponse<String> asked = rig.exchange(rig.request("/v1/visitors/ana")
                            .headers("Origin", origin, "Access-Control-Request-Method", "DELETE")
                            .method("OPTIONS", BodyPublishers.noBody())
                            .build());
                    assertThat(asked.statusCode()).isEqualTo(403);
                    assertThat(asked.headers().firstValue("Access-Control-Allow-Methods"))
                            .isEmpty();
                }
            }
        }
    }

    private static HttpResponse<String> preflight(CollectorRig rig, String origin) {
        return rig.exchange(rig.request("/v1/events")
                .headers("Origin", origin, "Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-write-key")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
    }

    private static HttpResponse<String> send(CollectorRig rig, String path, String type, String... headers) {
        var request = rig.request(path).header("Content-Type", type).POST(BodyPublishers.ofString(view("1")));
        return rig.exchange((headers.length == 0 ? request : request.headers(headers)).build());
    }
}
