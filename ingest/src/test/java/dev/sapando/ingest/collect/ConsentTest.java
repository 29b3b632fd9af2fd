package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.purchase;
import static dev.sapando.ingest.testing.Shop.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.schema.Event;
import dev.sapando.schema.RejectedEvent;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final String NO = "\"consent\":false,\"sessionId\":\"s-3\",\"customerId\":\"c-9\","
            + "\"userAgent\":\"Firefox\",\"shoeSize\":44";

    @Test
    void without_consent_nothing_that_points_at_ana_is_kept() {
        try (var rig = new CollectorRig()) {
            rig.post(purchase("s-3:7", "79.90").replace("\"consent\":true", NO));

            Event event = rig.collected().get(0);
            assertThat(event.getConsent()).isFalse();
            assertThat(event.getVisitorId()).isNull();
            assertThat(event.getSessionId()).isNull();
            assertThat(event.getCustomerId()).isNull();
            assertThat(event.getUserAgent()).isNull();
            assertThat(event.getAttributes()).isEmpty();
            assertThat(event.getEventId()).matches("[0-9a-f]{32}");
            assertThat(event.getOrderId()).isEqualTo("o-5");
            assertThat(rig.on("events.collected").get(0).key())
                    .isEqualTo(event.getEventId().getBytes(UTF_8));
        }
    }

    @Test
    void a_retry_is_still_the_same_event_and_another_visitors_is_not() {
        try (var rig = new CollectorRig()) {
            String anas = view("1").replace("\"consent\":true", "\"consent\":false");
            rig.post("[" + anas + "," + anas + "," + anas.replace("ana", "bea") + "]");

            assertThat(rig.collected()).extracting(Event::getEventId).satisfies(ids -> {
                assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
            });
        }
    }

    @Test
    void a_refused_event_without_consent_keeps_its_reason_and_nothing_else() {
        try (var rig = new CollectorRig()) {
            String answer = rig.post(purchase("s-3:7", "-1").replace("\"consent\":true", NO))
                    .body();

            assertThat(answer).contains("\"eventId\":\"s-3:7\"", "price_negative");
            assertThat(rig.rejected()).singleElement().satisfies(ConsentTest::isReasonOnly);
        }
    }

    @Test
    void consent_that_is_unclear_is_none() {
        try (var rig = new CollectorRig()) {
            rig.post(view("1").replace("\"consent\":true", "\"consent\":\"no\""));
            rig.post(view("1").replace("\"consent\":true", "\"consent\":false,\"consent\":true"));
            rig.post("application/x-ndjson", "{\"visitorId\":\"ana\",\"consent\" : false,".getBytes(UTF_8));

            assertThat(rig.rejected()).hasSize(3).allSatisfy(ConsentTest::isReasonOnly);
        }
    }

    @Test
    void nobody_agrees_for_who_stands_beside_them_and_says_nothing() {
        String silent = view("2").replace(",\"consent\":true", "").replace("ana", "bea");
        try (var rig = new CollectorRig(CollectorRig.settings(false), true)) {
            rig.post("{\"events\":[" + view("1") + "," + silent + "]}");
            rig.post("application/x-ndjson", ("[" + view("1") + "," + silent + ",").getBytes(UTF_8));
            assertThat(rig.rejected()).hasSize(2).allSatisfy(ConsentTest::isReasonOnly);
        }
        try (var rig = new CollectorRig(CollectorRig.settings(false), true)) {
            rig.post("{\"events\":[" + view("1") + "," + view("2") + "]}");
            assertThat(rig.rejected()).singleElement().satisfies(kept -> assertThat(kept.getOriginal())
                    .isNotNull());
        }
    }

    @Test
    void what_an_absent_consent_means_is_the_settings_choice() {
        String silent = view("1").replace(",\"consent\":true", "");
        try (var rig = new CollectorRig(CollectorRig.settings(false), true)) {
            rig.post(silent);
            assertThat(rig.collected().get(0).getVisitorId()).isNull();
            rig.post("application/x-ndjson", "{\"visitorId\":\"ana\",".getBytes(UTF_8));
            assertThat(rig.rejected()).singleElement().satisfies(ConsentTest::isReasonOnly);
        }
        try (var rig = new CollectorRig(CollectorRig.settings(true), true)) {
            rig.post(silent);
            assertThat(rig.collected().get(0).getVisitorId()).isEqualTo("ana");
        }
    }

    private static void isReasonOnly(RejectedEvent rejected) {
        assertThat(rejected.getCode()).isNotBlank();
        assertThat(rejected.getOriginal()).isNull();
        assertThat(rejected.getVisitorId()).isNull();
        assertThat(rejected.getEventId()).isNull();
        assertThat(rejected.getDetail()).isNull();
    }
}
