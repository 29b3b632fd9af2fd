package dev.sapando.ingest.check;

import dev.sapando.ingest.collect.EventCheck;
import dev.sapando.ingest.collect.JsonLimits;
import dev.sapando.ingest.keys.WriteKeyOption;
import dev.sapando.ingest.replay.HttpUrl;
import dev.sapando.ingest.replay.RecordedFiles;
import dev.sapando.ingest.replay.Recording;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./sapando check FILE…}: every event's verdict; nothing is stored. Exit status 1 where anything would be rejected. */
@Command(
        name = "check",
        description = "Says of every event in files what the collector would say, and stores nothing",
        footer = {
            "",
            "Exit status: 0 all would be accepted, of the sample what is expected; 1 not so, or not all read; 2 usage.",
            "What the formats are: ./sapando replay --help"
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields before call()
public final class CheckCommand implements Callable<Integer> {
    @Mixin
    private RecordedFiles files;

    @Option(
            names = "--to",
            paramLabel = "URL",
            converter = HttpUrl.class,
            description = "Ask this collector instead of the rules of this version")
    private @Nullable URI collector;

    @Mixin
    private WriteKeyOption writeKey;

    @Option(
            names = "--consent-when-absent",
            paramLabel = "true|false",
            arity = "1",
            defaultValue = "${CONSENT_WHEN_ABSENT:-true}",
            description = "What an event that does not say means; default CONSENT_WHEN_ABSENT, or true")
    private boolean consentWhenAbsent;

    @Option(names = "--json", description = "Every verdict as a line of JSON, the sums as the last")
    private boolean json;

    @Override
    public Integer call() {
        Recording recording = files.recording();
        return ServiceMain.guarded(() -> {
            try {
                return check(recording);
            } catch (IOException e) {
                throw new StartFailure("cannot check: " + e, e);
            }
        });
    }

    private int check(Recording recording) throws IOException {
        var findings = new Findings(System.out, json);
        Judge judge = judge();
        var reading = new Reading(judge, findings);
        recording.play(reading, bytes -> {});
        judge.finish(findings);
        findings.sums();
        reading.unread().forEach(System.err::println);
        if (files.isSample()) {
            String differences = findings.differences(files.expectedAnswers());
            System.err.println(differences.isEmpty() ? "as expected of the sample" : differences);
            return differences.isEmpty() && reading.unread().isEmpty() ? 0 : ServiceMain.FAILED;
        }
        return findings.nothingRejected() && reading.unread().isEmpty() ? 0 : ServiceMain.FAILED;
    }

    private Judge judge() {
        return collector == null
                ? new OwnRules(new EventCheck(consentWhenAbsent, JsonLimits.BY_DEFAULT, Clock.systemUTC()))
                : new RunningCollector(collector, writeKey.key());
    }
}
