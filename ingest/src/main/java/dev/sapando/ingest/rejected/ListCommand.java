package dev.sapando.ingest.rejected;

import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists refused events, the latest last, or how many there are of what kind. */
@Command(name = "list", description = "Lists refused events, the latest last", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields before call()
final class ListCommand implements Callable<Integer> {
    private static final Comparator<DeadLetter> BY_ARRIVAL = Comparator.comparing(DeadLetter::arrived)
            .thenComparing(DeadLetter::partition)
            .thenComparing(DeadLetter::offset);

    @ParentCommand
    private RejectedCommand parent;

    @Mixin
    private Filter filter;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "The latest N; default 50")
    private int limit;

    @Option(names = "--count", description = "How many of each code, stage, type and producer")
    private boolean count;

    @Option(names = "--json", description = "An object a line")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        filter.requireLimit(limit);
        Filter.Wanted wanted = filter.wanted();
        return ServiceMain.guarded(() -> {
            var latest = new PriorityQueue<>(BY_ARRIVAL);
            var census = new Census();
            long unreadable;
            long copies;
            try (DeadLetters letters = parent.letters()) {
                letters.each(filter.from(), wanted::has, letter -> {
                    census.add(letter);
                    latest.add(letter);
                    if (latest.size() > limit) {
                        latest.poll();
                    }
                });
                unreadable = letters.unreadable();
                copies = letters.copies();
            } catch (IOException e) {
                throw new StartFailure("cannot list: " + e, e);
            }
            print(latest.stream().sorted(BY_ARRIVAL), census, unreadable, copies);
            return 0;
        });
    }

    private void print(Stream<DeadLetter> latest, Census census, long unreadable, long copies) {
        PrintWriter out = spec.commandLine().getOut();
        if (count) {
            out.print(json ? census.json() : census.table());
        } else if (json) {
            latest.forEach(letter -> out.println(LetterJson.of(letter)));
        } else {
            out.print(table(latest));
            out.printf("%,d refused; shown are at most the latest %,d (--limit)%n", census.total(), limit);
        }
        out.flush();
        if (copies > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%,d records are of elements that their senders sent again; each element counts once%n",
                            copies);
        }
        if (unreadable > 0) {
            spec.commandLine()
                    .getErr()
                    .printf("%,d records on the topic are no refused events and were passed over%n", unreadable);
        }
    }

    private static Columns table(Stream<DeadLetter> latest) {
        var columns = new Columns("ID", "ARRIVED", "CODE", "STAGE", "FIELD", "TYPE", "PRODUCER", "DETAIL");
        latest.forEach(letter -> {
            var event = letter.event();
            columns.row(
                    letter.id(),
                    letter.arrived(),
                    event.getCode(),
                    event.getStage(),
                    event.getField(),
                    event.getEventType(),
                    event.getProducer(),
                    event.getDetail());
        });
        return columns;
    }
}
