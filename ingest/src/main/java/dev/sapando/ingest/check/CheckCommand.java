package dev.sapando.ingest.check;

import dev.sapando.ingest.collect.EventCheck;
import dev.sapando.ingest.collect.JsonLimits;
import dev.sapando.ingest.keys.WriteKeyOption;
import dev.sapando.ingest.replay.Format;
import dev.sapando.ingest.replay.Recording;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./sapando check FILE…}: every event's verdict; nothing is stored. Exit status 1 where anything would be rejected. */
@Command(
        name = "check",
        description = "Says of every event in files what the collector would say, and stores nothing",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields before call()
public final class CheckCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files (.jsonl, .jsonl.gz, .zip)")
    private List<Path> files;

    @Option(names = "--format", defaultValue = "sapando", description = "${COMPLETION-CANDIDATES}; default sapando")
    private Format format;

    @Option(names = "--to", paramLabel = "URL", description = "Ask this collector instead of the rules of this version")
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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new ParameterException(spec.commandLine(), "cannot read file " + file.toAbsolutePath());
            }
        }
        return ServiceMain.guarded(() -> {
            try {
                return check();
            } catch (IOException e) {
                throw new StartFailure("cannot check: " + e, e);
            }
        });
    }

    private int check() throws IOException {
        var findings = new Findings(System.out, json);
        Judge judge = judge();
        var reading = new Reading(judge, findings);
        new Recording(files, format).play(reading, bytes -> {});
        judge.finish(findings);
        findings.sums();
        reading.unread().forEach(System.err::println);
        return findings.nothingRejected() && reading.unread().isEmpty() ? 0 : ServiceMain.FAILED;
    }

    private Judge judge() {
        return collector == null
                ? new OwnRules(new EventCheck(consentWhenAbsent, JsonLimits.BY_DEFAULT, Clock.systemUTC()))
                : new RunningCollector(collector, writeKey.key());
    }
}
