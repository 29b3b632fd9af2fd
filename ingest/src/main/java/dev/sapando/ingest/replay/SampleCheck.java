package dev.sapando.ingest.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the sample's replay against its expected answers: what the collector said, what verification and the business make of it. */
final class SampleCheck {
    private final Path file;
    private final MonitoringClient monitoring;
    private final Duration patience;
    private final Optional<BusinessFigures> before;

    /** Begins before anything is sent: what counts is how much monitoring's figures rise. */
    SampleCheck(Path file, MonitoringClient monitoring, Duration patience) {
        this.file = file;
        this.monitoring = monitoring;
        this.patience = patience;
        before = BusinessFigures.of(monitoring);
    }

    boolean holds(Account account, Optional<Aftermath> aftermath, PrintStream out) throws IOException {
        if (!Files.exists(file)) {
            System.err.println(file + " is missing: the answers are not checked");
            return true;
        }
        ExpectedAnswers expected = ExpectedAnswers.read(file);
        boolean sentBefore = aftermath
                .filter(after -> after.verified() == 0 && after.duplicates() > 0)
                .isPresent();
        List<ExpectedAnswers.Row> rows =
                expected.compare(account, aftermath, sentBefore ? Map.of() : rise(expected.business()));
        out.println(ExpectedAnswers.table(rows));
        if (sentBefore) {
            System.err.println("all of it was sent here before, within the deduplication window: every event is a"
                    + " duplicate now. The expected answers are those of a first replay");
        }
        return rows.stream().allMatch(ExpectedAnswers.Row::matches);
    }

    private Map<String, BigDecimal> rise(Map<String, BigDecimal> expected) {
        return before.map(figures -> BusinessFigures.awaitRise(monitoring, figures, expected, patience))
                .orElse(Map.of());
    }
}
