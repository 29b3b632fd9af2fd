package dev.sapando.ingest.replay;

import dev.sapando.ingest.replay.ExpectedAnswers.State;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the sample's replay against its expected answers: what the collector said, what verification and the business make of it. */
final class SampleCheck {
    private final Path file;
    private final MonitoringClient monitoring;
    private final Optional<BusinessFigures> before;

    /** Begins before anything is sent: what counts is how much monitoring's figures rise. */
    SampleCheck(Path file, MonitoringClient monitoring) {
        this.file = file;
        this.monitoring = monitoring;
        before = BusinessFigures.of(monitoring);
    }

    boolean holds(Account account, Optional<Aftermath> aftermath, Patience patience, PrintStream out)
            throws IOException {
        ExpectedAnswers expected = ExpectedAnswers.read(file);
        boolean sentBefore = aftermath
                .filter(after -> after.verified() == 0 && after.duplicates() > 0)
                .isPresent();
        List<ExpectedAnswers.Row> rows = expected.compare(
                account, aftermath, sentBefore ? Map.of() : rise(expected, account, aftermath, patience));
        out.println(ExpectedAnswers.table(rows));
        if (sentBefore) {
            System.err.println("all of it was sent here before, within the deduplication window: every event is a"
                    + " duplicate now. The expected answers are those of a first replay: leave --shift-to out");
        }
        if (aftermath.filter(after -> after.hasOthers(account.accepted())).isPresent()) {
            System.err.println(
                    "others' events are counted too, at least in monitoring's sessions, funnel and revenue, which are"
                            + " everybody's: what is more than expected is not held against the answers");
        }
        return rows.stream().allMatch(ExpectedAnswers.Row::matches);
    }

    /** Who has waited in vain for the outcomes, or has none to wait for, need not wait for what is made of them. */
    private Map<String, BigDecimal> rise(
            ExpectedAnswers expected, Account account, Optional<Aftermath> aftermath, Patience patience) {
        boolean inVain = account.accepted() == 0
                || aftermath.filter(after -> after.open(account.accepted()) > 0).isPresent();
        State state = aftermath
                .map(after -> State.ofBusiness(after, account.accepted()))
                .orElse(State.WHOLE);
        try (var waiting = WaitingLine.onTerminal()) {
            return before.map(figures -> BusinessFigures.awaitRise(
                            monitoring, figures, expected, state, inVain ? patience.spent() : patience, waiting))
                    .orElse(Map.of());
        }
    }
}
