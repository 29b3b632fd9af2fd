package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data engineer does about refused events: repair, send again, as often as it takes. */
@SuppressWarnings("NullAway.Init") // JUnit fills them
class RejectedReplayTest {
    @TempDir
    Path folder;

    private DayOfRefusals day;

    @BeforeEach
    void open() throws Exception {
        day = DayOfRefusals.in(folder);
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void a_replay_after_a_repair_counts_once_however_often_it_is_done() {
        String[] repair = {
            "replay",
            "--reason",
            "currency_unknown,price_negative",
            "--set",
            "currency=EUR",
            "--through",
            "sed 's/\"-79.90\"/\"79.90\"/'",
            "--to",
            day.ingest().collector()
        };

        String dry = day.rejected(0, repair);
        assertThat(dry).contains("nothing was sent", "\"eventId\":\"s-1:1\"");
        assertThat(dry).containsPattern("refused events +3");
        assertThat(dry).containsPattern("left out: nothing was kept of it.* 1\n");
        assertThat(day.verifiedIds()).isEmpty();

        assertThat(day.rejected(0, with(repair, "--yes"))).containsPattern("accepted +2");
        day.awaitEnds(new Ends(2, 0, 2));

        for (String again : List.of(day.rejected(0, repair), day.rejected(0, with(repair, "--yes")))) {
            assertThat(again)
                    .containsPattern("left out: already verified +2\n")
                    .containsPattern("to send to /v1/events +0\n")
                    .doesNotContainPattern("accepted +[1-9]");
        }
        assertThat(Ends.at(day.kafka().bootstrapServers()))
                .as("not even a duplicate: there is none to be told once the window is over")
                .isEqualTo(new Ends(2, 0, 2));
        assertThat(day.verifiedIds()).containsExactlyInAnyOrder("s-1:1", "s-1:2");
    }

    @Test
    void what_its_sender_has_sent_again_and_well_is_not_sent_a_second_time() throws Exception {
        day.ingest().post("/v1/events", "[" + DayOfRefusals.purchase("s-1:1", "EUR", "79.90", true) + "]");
        day.awaitEnds(new Ends(1, 0, 2));

        assertThat(day.rejected(
                        0,
                        "replay",
                        "--reason",
                        "currency_unknown",
                        "--set",
                        "currency=EUR",
                        "--to",
                        day.ingest().collector(),
                        "--yes"))
                .containsPattern("left out: already verified +1\n");
        assertThat(day.verifiedIds()).containsExactly("s-1:1");
    }

    @Test
    void an_event_whose_id_is_anothers_goes_only_under_an_id_of_its_own() throws Exception {
        day.ingest().post("/v1/events", "[" + DayOfRefusals.purchase("s-1:5", "EUR", "79.90", true) + "]");
        day.ingest().post("/v1/events", "[" + DayOfRefusals.purchase("s-1:5", "EUR", "89.90", true) + "]");
        day.awaitEnds(new Ends(1, 0, 3));
        String[] replay = {
            "replay", "--reason", "event_id_reused", "--to", day.ingest().collector(), "--yes"
        };

        assertThat(day.rejected(0, replay))
                .containsPattern("left out: its id came with two contents, of which the first stands; .* 1\n")
                .doesNotContainPattern("accepted +[1-9]");
        assertThat(day.rejected(0, with(with(replay, "--set"), "eventId=s-1:6")))
                .containsPattern("accepted +1");
        day.awaitEnds(new Ends(2, 0, 3));
        assertThat(day.verifiedIds()).containsExactlyInAnyOrder("s-1:5", "s-1:6");
    }

    @Test
    void what_stood_under_a_wrong_key_is_sent_under_the_right_one() {
        assertThat(day.rejected(
                        0, "replay", "--stage", "verify", "--to", day.ingest().collector(), "--yes"))
                .containsPattern("left out: its bytes are no event.* 1\n")
                .containsPattern("accepted +1");

        day.awaitEnds(new Ends(1, 0, 2));
        assertThat(day.verifiedIds()).containsExactly("s-1:4");
    }

    @Test
    void what_the_repair_did_not_mend_is_refused_again_and_said() {
        assertThat(day.rejected(
                        1,
                        "replay",
                        "--reason",
                        "field_unknown",
                        "--to",
                        day.ingest().collector(),
                        "--yes"))
                .contains("1 of 1 are refused again")
                .containsPattern("to send to /v1/items +1")
                .containsPattern("refused again: field_unknown +1");
        assertThat(day.rejected(
                        0,
                        "replay",
                        "--reason",
                        "field_unknown",
                        "--limit",
                        "1",
                        "--set",
                        "weight=",
                        "--to",
                        day.ingest().collector(),
                        "--yes"))
                .containsPattern("accepted +1");
    }

    @Test
    void a_repair_that_fails_sends_nothing() {
        assertThat(day.rejected(
                        1,
                        "replay",
                        "--through",
                        "sed 1q; exit 3",
                        "--to",
                        day.ingest().collector(),
                        "--yes"))
                .doesNotContain("accepted");
    }

    private static String[] with(String[] arguments, String more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
    }
}
