package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.purchase;
import static dev.sapando.ingest.testing.Shop.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.rejected.ElementMark;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who got no answer sends the same again: what was refused stands there twice then, and is known to be one. */
class RefusedAgainTest {
    private static final Bounds IMPATIENT =
            new Bounds(1_000, 4_000_000, 64, 2, 200, Duration.ofMillis(200), 16_000_000, JsonLimits.BY_DEFAULT);

    private final CollectorRig rig = new CollectorRig(CollectorRig.settings(true, IMPATIENT), false);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void a_refused_element_of_a_request_that_was_not_acknowledged_has_the_same_mark_when_it_comes_again() {
        String body = "[" + view("1") + "," + purchase("2", "-1") + "]";

        for (int tries = 0; tries < 2; tries++) {
            assertThat(rig.post(body).body()).contains("not_acknowledged");
        }
        rig.post("[" + purchase("3", "-1") + "," + view("1") + " , " + purchase("2", "-1") + "]");

        List<String> marks = marks();
        assertThat(marks).hasSize(4).allMatch(mark -> mark.matches("[0-9a-f]{32}:1"));
        assertThat(marks.get(1)).isEqualTo(marks.get(0));
        assertThat(marks.get(2)).as("another element").isNotEqualTo(marks.get(0));
        assertThat(marks.get(3)).as("put together otherwise").isEqualTo(marks.get(0));
    }

    @Test
    void elements_that_are_alike_in_one_request_are_several() {
        String bad = purchase("2", "-1");
        rig.post("[" + bad + "," + bad + "]");

        assertThat(marks()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void what_is_accepted_and_what_leaves_nothing_without_consent_has_no_mark() {
        rig.post("[" + view("1") + "," + purchase("2", "-1").replace("{\"eventId", "{\"consent\":false,\"eventId")
                + "]");

        assertThat(rig.on(Topics.EVENTS_COLLECTED.name()))
                .singleElement()
                .satisfies(record -> assertThat(record.headers()).isEmpty());
        assertThat(rig.rejected()).singleElement().satisfies(rejected -> assertThat(rejected.getOriginal())
                .isNull());
        assertThat(marks()).isEmpty();
    }

    @Test
    void a_tracker_that_sends_the_same_broken_event_all_day_is_not_one_that_sends_again() {
        rig.post("[{\"type\":\"page_view\"}]");
        rig.post("[{\"type\":\"page_view\"}]");

        assertThat(rig.rejected()).hasSize(2);
        assertThat(marks()).isEmpty();
    }

    private List<String> marks() {
        return rig.on(Topics.EVENTS_REJECTED.name()).stream()
                .map(record -> record.headers().lastHeader(ElementMark.HEADER))
                .filter(mark -> mark != null)
                .map(Header::value)
                .map(value -> new String(value, UTF_8))
                .toList();
    }
}
