package dev.sapando.ingest.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What the collector is to say of the sample, for who only asks it. */
public final class SampleVerdicts {
    private SampleVerdicts() {}

    /**
     * The comparison in lines, empty where all is as expected.
     *
     * @param rejected code → how many
     * @throws IOException where the expected answers cannot be read
     */
    public static String differences(Path expected, long events, long accepted, Map<String, Long> rejected)
            throws IOException {
        var account = new Account();
        account.answered(Math.toIntExact(events), new Verdicts(accepted, rejected));
        var rows = ExpectedAnswers.read(expected).compareVerdicts(account);
        return rows.stream().allMatch(ExpectedAnswers.Row::matches) ? "" : ExpectedAnswers.table(rows);
    }
}
