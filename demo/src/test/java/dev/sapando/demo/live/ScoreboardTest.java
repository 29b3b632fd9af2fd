package dev.sapando.demo.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.report.ArmCounts;
import dev.sapando.demo.report.Business;
import dev.sapando.demo.report.Counted;
import dev.sapando.demo.report.Figures;
import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.shop.Account;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
    private static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");
    private static final Scoreboard SCOREBOARD = new Scoreboard(
            Duration.ofSeconds(83),
            new Account(41_203, 41_030, 173, Map.of(), 400, 800, 173, 9_000, 9_000, 0, 0),
            new Figures(
                    new Counted(new Ledger(41_030, 173, 40_612, 418, 0), new Ledger(0, 0, 0, 0, 0)),
                    new ArmCounts("control", 4_000, 80_000, 20_200, 1_010),
                    new ArmCounts("treatment", 4_100, 82_000, 20_000, 1_700),
                    new Business(6_120, 190, 150, Map.of("EUR", new BigDecimal("41210.2000")))));

    @Test
    void a_screen_shows_both_arms_and_what_became_of_the_events() {
        assertThat(SCOREBOARD.lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(79))
                .anySatisfy(line -> assertThat(line).contains("1:23"))
                .anySatisfy(line -> assertThat(line).startsWith("treatment").contains("8.50 %"))
                .anySatisfy(line -> assertThat(line).startsWith("control").contains("5.00 %"))
                .anySatisfy(line -> assertThat(line).contains("verified", "40,612", "duplicate", "418"))
                .anySatisfy(line -> assertThat(line).contains("41,210.20 EUR"));
    }

    @Test
    void a_file_gets_one_line_that_a_program_can_read() {
        assertThat(SCOREBOARD.line())
                .startsWith(
                        "live=83s sent=41203 accepted=41030 refused=173 waiting=0 verified=40612 duplicates=418 others=0")
                .contains("treatment=8.50% control=5.00%")
                .doesNotContain("\n");
    }

    @Test
    void what_others_sent_is_told_apart() {
        Figures before = SCOREBOARD.figures();
        var figures = new Figures(
                new Counted(before.events().own(), new Ledger(43, 4, 43, 0, 0)),
                before.control(),
                before.treatment(),
                before.business());
        var scoreboard = new Scoreboard(SCOREBOARD.live(), SCOREBOARD.shop(), figures);
        assertThat(scoreboard.lines().get(0)).endsWith("47 from others ──");
        assertThat(scoreboard.line()).contains("others=47");
    }

    @Test
    void while_events_are_on_their_way_it_says_that_the_figures_are_of_the_others() {
        Figures all = SCOREBOARD.figures();
        var halfWay = new Figures(
                new Counted(new Ledger(41_030, 173, 20_000, 30, 0), new Ledger(43, 4, 43, 0, 0)),
                all.control(),
                all.treatment(),
                all.business());
        var scoreboard = new Scoreboard(SCOREBOARD.live(), SCOREBOARD.shop(), halfWay);
        assertThat(scoreboard.lines().get(0))
                .contains(" 21,000 on their way ── 47 from others ──")
                .hasSizeLessThanOrEqualTo(79);
        assertThat(scoreboard.line()).contains("waiting=21000");
    }

    @Test
    void what_was_sent_again_hides_nothing_that_is_on_its_way() {
        assertThat(with(1_400, 1_000).line()).contains("waiting=400 ");
    }

    @Test
    void the_first_line_keeps_to_its_width_with_the_largest_numbers() {
        Figures all = SCOREBOARD.figures();
        var figures = new Figures(
                new Counted(new Ledger(999_999, 0, 1, 0, 0), new Ledger(999_999, 0, 999_999, 0, 0)),
                all.control(),
                all.treatment(),
                all.business());
        var scoreboard = new Scoreboard(Duration.ofMinutes(1_000), SCOREBOARD.shop(), figures);
        assertThat(scoreboard.lines().get(0)).hasSizeLessThanOrEqualTo(79);
    }

    /** Of an account of 1,000 events that were accepted. */
    private static Scoreboard with(long accepted, long verifiedAndDuplicates) {
        Figures all = SCOREBOARD.figures();
        var ledger = new Ledger(accepted, 0, verifiedAndDuplicates - 400, 400, 0);
        var figures = new Figures(
                new Counted(ledger, new Ledger(0, 0, 0, 0, 0)), all.control(), all.treatment(), all.business());
        return new Scoreboard(SCOREBOARD.live(), new Account(1_000, 1_000, 0, Map.of(), 0, 0, 0, 0, 0, 0, 0), figures);
    }

    @Test
    void a_screen_is_drawn_over_and_a_file_grows() {
        assertThat(drawnTwice(true)).contains("\u001b[2A");
        assertThat(drawnTwice(false)).isEqualTo("one\ntwo\none\ntwo\n");
    }

    @Test
    void once_it_is_stopping_nothing_is_drawn_below_and_what_is_said_still_comes() {
        var bytes = new ByteArrayOutputStream();
        var terminal = new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), true);
        terminal.sayEnding("Stopping ...");
        terminal.draw(List.of("live"));
        terminal.say("stopped");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\rStopping ...\u001b[K\nstopped\n");
    }

    @Test
    void the_bar_says_how_far_the_history_is() {
        assertThat(HistoryProgress.line(NOW, 0.5, 20_000))
                .contains("███████████████░░░░░░░░░░░░░░░", " 50 %", "2024-03-01", "20,000 events")
                .hasSizeLessThanOrEqualTo(79);
    }

    private static String drawnTwice(boolean screen) {
        var bytes = new ByteArrayOutputStream();
        var terminal = new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), screen);
        terminal.draw(List.of("one", "two"));
        terminal.draw(List.of("one", "two"));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
