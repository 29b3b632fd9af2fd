package dev.sapando.demo.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.report.ArmCounts;
import dev.sapando.demo.report.Business;
import dev.sapando.demo.report.Counted;
import dev.sapando.demo.report.Figures;
import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.shop.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastLookTest {
    private static final Account SENT = new Account(12_987, 12_934, 53, Map.of(), 0, 0, 0, 0, 0, 0, 0);
    private static final Figures KNOWN = new Figures(
            new Counted(new Ledger(12_934, 53, 12_800, 120, 0), new Ledger(7, 0, 7, 0, 0)),
            new ArmCounts("control", 0, 0, 0, 0),
            new ArmCounts("treatment", 0, 0, 0, 0),
            new Business(0, 0, 0, Map.of()));

    @Test
    void who_stops_a_run_is_told_what_it_had_come_to() {
        var look = new LastLook(() -> SENT, () -> KNOWN, Duration.ofMinutes(1));
        look.close();
        assertThat(look.cameTo())
                .isEqualTo("12,987 events were sent, 12,934 accepted, 53 refused, 12,800 verified by then.");
    }

    @Test
    void a_monitoring_that_does_not_answer_leaves_its_figure_out() {
        var look = new LastLook(() -> SENT, () -> {
            throw new UncheckedIOException(new IOException("gone"));
        });
        look.close();
        assertThat(look.cameTo()).isEqualTo("12,987 events were sent, 12,934 accepted, 53 refused.");
    }
}
