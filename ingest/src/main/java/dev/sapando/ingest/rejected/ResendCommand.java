package dev.sapando.ingest.rejected;

import dev.sapando.ingest.keys.WriteKeyOption;
import dev.sapando.ingest.replay.CollectorOption;
import dev.sapando.ingest.replay.LineSender;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Spans;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Sends refused events through the collector again. Their ids stay and what was verified already is left out: sent twice they count once. */
@Command(
        name = "replay",
        description = {
            "Sends refused events through the collector again, repaired on the way.",
            "Their ids stay, and what was verified already is left out: sent twice they count once.",
            "Without --yes it only says what it would send."
        },
        footer = {"", "Exit status: 0 all taken, or only shown or written; 1 some refused again or not sent; 2 usage."},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields before call()
final class ResendCommand implements Callable<Integer> {
    private static final int EXAMPLES = 3;
    private static final int LONGEST_EXAMPLE = 300;

    @ParentCommand
    private RejectedCommand parent;

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            converter = LetterId.Reader.class,
            description = "Only these; otherwise all the options below leave")
    private List<LetterId> ids = List.of();

    @Mixin
    private Filter filter;

    @Option(names = "--limit", paramLabel = "N", description = "At most N of them; default all")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "Write a field into each, such as currency=EUR; FIELD= takes it away")
    private Map<String, String> set = Map.of();

    @Option(
            names = "--through",
            paramLabel = "COMMAND",
            description = "Let a command repair them: it reads a JSON event a line and writes those to be sent")
    private @Nullable String through;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write them to a file instead, for an editor and replay")
    private @Nullable Path output;

    @Mixin
    private CollectorOption collector;

    @Option(
            names = "--retry-for",
            paramLabel = "SPAN",
            defaultValue = "60s",
            description = "How long a batch is sent again that is sent back; default 60s")
    private String retryFor;

    @Mixin
    private WriteKeyOption writeKey;

    @Option(names = "--yes", description = "Send them")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        filter.requireLimit(limit);
        Filter.Wanted wanted = filter.wanted();
        Duration patience = patience();
        return ServiceMain.guarded(() -> {
            try (var spool = new Spool()) {
                var picked = new Picked(spool, new Repair(set));
                pick(wanted, picked);
                spool.finish();
                if (through != null) {
                    spool.through(through);
                }
                var verified =
                        new AlreadyVerified(new VerifiedIds(parent.kafka(), parent::letters), AlreadyVerified.AT_ONCE);
                return carryOut(spool, picked, spool.without(verified), patience);
            } catch (IOException e) {
                throw new StartFailure("cannot replay: " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("stopped", e);
            }
        });
    }

    private Duration patience() {
        try {
            return Spans.parse(retryFor);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--retry-for " + retryFor + " cannot be used: " + e.getMessage());
        }
    }

    private void pick(Filter.Wanted wanted, Picked picked) throws IOException {
        try (DeadLetters letters = parent.letters()) {
            if (ids.isEmpty()) {
                letters.each(filter.from(), wanted::has, letter -> {
                    if (picked.total() < limit) {
                        picked.take(letter);
                    }
                });
            }
            for (LetterId id : ids) {
                picked.take(letters.at(id.partition(), id.offset())
                        .orElseThrow(() -> new StartFailure("no refused event stands at " + id)));
            }
        }
    }

    private int carryOut(Spool spool, Picked picked, Map<String, Long> verified, Duration patience) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        row(out, "refused events", picked.total());
        picked.leftOut().forEach((reason, count) -> row(out, "  left out: " + reason, count));
        verified.forEach((reason, count) -> row(out, "  left out: " + reason, count));
        for (var file : spool.files().entrySet()) {
            row(out, "to send to " + file.getKey().path(), Spool.count(file.getValue()));
        }
        if (output != null) {
            return write(spool, output);
        }
        return yes ? send(spool, patience, out) : show(spool, out);
    }

    private int write(Spool spool, Path file) throws IOException {
        if (spool.files().size() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "events, items and spend do not fit into one file; choose with --stage");
        }
        for (Path lines : spool.files().values()) {
            Files.copy(lines, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return 0;
    }

    private static int show(Spool spool, PrintWriter out) throws IOException {
        for (Path file : spool.files().values()) {
            long more = Spool.count(file) - EXAMPLES;
            try (Stream<String> lines = Files.lines(file)) {
                lines.limit(EXAMPLES)
                        .map(Shown::line)
                        .forEach(line -> out.println(
                                line.length() <= LONGEST_EXAMPLE ? line : line.substring(0, LONGEST_EXAMPLE) + "…"));
            }
            if (more > 0) {
                out.printf("and %,d more; --output FILE has them all, rejected show ID each with its reason%n", more);
            }
        }
        out.println("nothing was sent; add --yes to send them");
        out.flush();
        return 0;
    }

    private int send(Spool spool, Duration patience, PrintWriter out) throws IOException {
        long unsent = 0;
        long sent = 0;
        long refused = 0;
        for (var file : spool.files().entrySet()) {
            var resending = new LineSender(collector.url(), file.getKey().path(), writeKey.key(), patience, System.err);
            resending.send(file.getValue());
            row(out, "accepted", resending.accepted());
            resending.refused().forEach((code, count) -> row(out, "refused again: " + code, count));
            row(out, "could not be sent", resending.unsent());
            resending.problems().forEach(problem -> out.println(Shown.line(problem)));
            unsent += resending.unsent();
            long again = resending.refused().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            refused += again;
            sent += resending.accepted() + again;
        }
        out.flush();
        if (refused > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%,d of %,d are refused again: exit status 1; repair them with --set or --through, or choose"
                                    + " others with --reason%n",
                            refused, sent);
            spec.commandLine().getErr().flush();
        }
        return unsent == 0 && refused == 0 ? 0 : ServiceMain.FAILED;
    }

    private static void row(PrintWriter out, String name, long value) {
        out.printf("%-60s %,10d%n", name, value);
    }
}
