package dev.sapando.ingest.replay;

import dev.sapando.ingest.keys.WriteKeyOption;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Spans;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends files through the collector and says what became of them; exit status 1 where anything could not be sent. */
@Command(
        name = "replay",
        description = "Sends files of events through the collector and says what became of them",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields before call()
public final class ReplayCommand implements Callable<Integer> {
    private static final Duration RETRY_FOR = Duration.ofSeconds(60);

    @Mixin
    private RecordedFiles files;

    @Mixin
    private CollectorOption collector;

    @Mixin
    private WriteKeyOption writeKey;

    @Option(
            names = "--monitoring",
            paramLabel = "URL",
            converter = HttpUrl.class,
            defaultValue = "http://localhost:8083",
            description = "Who says what became of the events behind the collector")
    private URI monitoring;

    @Option(names = "--speed", paramLabel = "X|max", defaultValue = "max", description = "1 is as it happened")
    private String speed;

    @Option(names = "--from", paramLabel = "T", description = "Only events from this time on, as 2008-04-01T00:00:00Z")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "T", description = "Only events before this time")
    private @Nullable String until;

    @Option(
            names = "--shift-to",
            paramLabel = "T|now",
            description = "Move all times so that the last event is then, and mark all ids, see below")
    private @Nullable String shiftTo;

    @Option(
            names = "--retry-for",
            paramLabel = "SPAN",
            description =
                    "How long events that are sent back are sent again; default 60s. Where it is given, a collector"
                            + " that does not answer at the start is waited for as long")
    private @Nullable String retryFor;

    @Option(
            names = "--settle-for",
            paramLabel = "SPAN",
            defaultValue = "30s",
            description = "How long monitoring is waited for at the end while it hears of no outcome; default 30s")
    private String settleFor;

    @Option(
            names = "--settle-at-most",
            paramLabel = "SPAN",
            defaultValue = "10m",
            description = "How long it is waited for altogether, while outcomes come; default 10m")
    private String settleAtMost;

    @Option(
            names = "--allow-rejected",
            description = "Broken lines and events that are refused do not fail: exit status 0")
    private boolean allowRejected;

    @Option(names = "--json", description = "The account as JSON")
    private boolean json;

    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ReplayCommand()).execute(args));
    }

    @Spec
    void setSpec(CommandSpec spec) {
        this.spec = spec;
        spec.usageMessage().width(FormatHelp.WIDTH).footer(FormatHelp.lines());
    }

    @Override
    public Integer call() {
        Recording recording = files.recording();
        boolean shifted = shiftTo != null || files.isSample();
        if (shifted && recording.files().stream().anyMatch(RecordedFiles::isStandardInput)) {
            throw new ParameterException(
                    spec.commandLine(), "--shift-to reads a file twice, and standard input can be read once only");
        }
        return ServiceMain.guarded(() -> {
            try (StopSignal signal = StopSignal.toThisThread()) {
                return run(recording, files.isSample());
            } catch (InterruptedIOException e) {
                throw new StartFailure("stopped before anything was sent", e);
            } catch (IOException e) {
                throw new StartFailure("cannot read a file: " + e, e);
            }
        });
    }

    private int run(Recording recording, boolean sample) throws IOException {
        Pace pace = argument("--speed", speed, Pace::parse);
        var span = new Span(optionalTime("--from", from), optionalTime("--until", until));
        var patience = new Patience(
                argument("--settle-for", settleFor, Spans::parse),
                argument("--settle-at-most", settleAtMost, Spans::parse));
        Optional<Duration> retry =
                Optional.ofNullable(retryFor).map(text -> argument("--retry-for", text, Spans::parse));
        var client = new CollectorClient(collector.url(), writeKey.key(), retry.orElse(RETRY_FOR), System.err);
        client.requireAnswer(retry.orElse(Duration.ZERO));
        Shift shift = shift(recording, sample && shiftTo == null ? "now" : shiftTo);
        var monitor = new MonitoringClient(monitoring, client.producer());
        var check = new SampleCheck(files.expectedAnswers(), monitor);
        Optional<Outcomes> before = monitor.outcomes();

        var account = new Account();
        long begun = System.nanoTime();
        boolean whole;
        try (var replay = new Replay(client, account, span, shift, pace, System.err)) {
            whole = play(recording, replay);
        }
        long sent = System.nanoTime();
        Optional<Aftermath> aftermath =
                account.isStopped() ? Optional.empty() : settled(monitor, before, account, patience);
        var report = new Report(account, client.retries(), aftermath, patience, (sent - begun) / 1e9);
        System.out.println(json ? report.json() : report.table());
        if (account.isStopped()) {
            return ServiceMain.FAILED;
        }
        Patience left = patience.after(Duration.ofNanos(System.nanoTime() - sent));
        boolean asExpected = !sample || check.holds(account, aftermath, left, json ? System.err : System.out);
        boolean taken = sample || allowRejected || nothingRefused(account, aftermath);
        boolean ended =
                aftermath.filter(after -> after.open(account.accepted()) > 0).isEmpty();
        return whole && account.unsent() == 0 && ended && taken && asExpected ? 0 : ServiceMain.FAILED;
    }

    private static Optional<Aftermath> settled(
            MonitoringClient monitor, Optional<Outcomes> before, Account account, Patience patience) {
        try (var waiting = WaitingLine.onTerminal()) {
            return Aftermath.await(monitor, before.orElse(null), account.accepted(), patience, waiting);
        }
    }

    /** Says so where it is not. What was refused later is nobody's in particular where others' events are among those counted. */
    private static boolean nothingRefused(Account account, Optional<Aftermath> aftermath) {
        long later = aftermath
                .filter(after -> after.open(account.accepted()) >= 0)
                .map(Aftermath::rejectedLater)
                .orElse(0L);
        long refused = account.rejected() + later;
        if (account.broken() + refused > 0) {
            System.err.printf(
                    "exit status 1: %,d broken lines, %,d refused events (--allow-rejected lets them pass, ./sapando rejected"
                            + " list --count shows what was refused)%n",
                    account.broken(), refused);
        }
        return account.broken() + refused == 0;
    }

    /** False where a file ended before its end, as a cut-off archive does; all that could be read is sent all the same. */
    private static boolean play(Recording recording, Replay replay) throws IOException {
        try (Progress progress = Progress.of(recording.files())) {
            recording.play(replay, progress::read);
            replay.flush();
        } catch (InterruptedIOException e) {
            replay.stop();
        }
        replay.tellUnsent();
        return replay.whole();
    }

    private Shift shift(Recording recording, @Nullable String to) throws IOException {
        if (to == null) {
            return Shift.NONE;
        }
        Instant end = to.equals("now") ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : time("--shift-to", to);
        Shift shift = Shift.toEndAt(end, recording);
        if (!shift.by().isZero()) {
            System.err.println(shift.told(end));
        }
        return shift;
    }

    private @Nullable Instant optionalTime(String option, @Nullable String text) {
        return text == null ? null : time(option, text);
    }

    private Instant time(String option, String text) {
        return argument(option, text, t -> OffsetDateTime.parse(t).toInstant());
    }

    private <T> T argument(String option, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + text + " cannot be used: " + e.getMessage());
        }
    }
}
