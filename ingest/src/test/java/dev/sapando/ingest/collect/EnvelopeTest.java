package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Events inside an object of their own, as some other APIs want them. */
class EnvelopeTest {
    private static final String REMEDY =
            "send the event itself, an array of them, or one a line (NDJSON); not inside \\\"events\\\"";

    @Test
    void events_inside_an_object_are_refused_with_what_to_send_instead() {
        try (var rig = new CollectorRig()) {
            String wrapped = "{ \"events\" : [ " + view("1") + "," + view("2") + "]}";

            assertThat(rig.post(wrapped).body())
                    .startsWith("{\"accepted\":0,")
                    .contains("\"code\":\"unreadable\",\"field\":\"events\"", REMEDY);
            assertThat(rig.post("application/x-ndjson", wrapped.getBytes(UTF_8)).body())
                    .contains(REMEDY);
            assertThat(rig.collected()).isEmpty();
            assertThat(rig.rejected()).hasSize(2);
        }
    }

    @Test
    void of_a_visitor_in_it_who_has_not_agreed_nothing_is_kept() {
        try (var rig = new CollectorRig()) {
            rig.post("{\"events\":[" + view("1") + "," + view("2").replace("\"consent\":true", "\"consent\":false")
                    + "]}");

            assertThat(rig.rejected()).singleElement().satisfies(kept -> assertThat(kept.getOriginal())
                    .isNull());
        }
    }

    @Test
    void what_has_a_field_of_an_event_is_one_with_an_attribute() {
        try (var rig = new CollectorRig()) {
            assertThat(rig.post("{\"type\":\"search\",\"events\":[{}]}").body()).contains("field_missing");
            assertThat(rig.post("{\"events\":[17]}").body()).contains("field_missing");
            assertThat(rig.post(view("1").replace("{", "{\"events\":[{}],")).body())
                    .startsWith("{\"accepted\":1");
        }
    }
}
