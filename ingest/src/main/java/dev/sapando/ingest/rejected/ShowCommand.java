package dev.sapando.ingest.rejected;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sapando.ops.run.ServiceMain;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows all there is of a refused event. */
@Command(
        name = "show",
        description = "Shows all there is of a refused event, its original included",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields before call()
final class ShowCommand implements Callable<Integer> {
    @ParentCommand
    private RejectedCommand parent;

    @Parameters(
            arity = "1..*",
            paramLabel = "ID",
            converter = LetterId.Reader.class,
            description = "As rejected list names them: partition:offset")
    private List<LetterId> ids;

    @Option(names = "--json", description = "An object a line")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return ServiceMain.guarded(() -> {
            boolean all = true;
            try (DeadLetters letters = parent.letters()) {
                for (LetterId id : ids) {
                    Optional<DeadLetter> letter = letters.at(id.partition(), id.offset());
                    letter.ifPresentOrElse(this::print, () -> spec.commandLine()
                            .getErr()
                            .println("no refused event stands at " + id
                                    + "; rejected list says which there are, and they are kept 7 days"));
                    all &= letter.isPresent();
                }
            }
            spec.commandLine().getOut().flush();
            return all ? 0 : ServiceMain.FAILED;
        });
    }

    private void print(DeadLetter letter) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(LetterJson.whole(letter));
            return;
        }
        ObjectNode fields = LetterJson.of(letter);
        fields.properties()
                .forEach(field -> out.printf(
                        "%-16s %s%n",
                        field.getKey(),
                        Shown.line(
                                field.getValue().isNull()
                                        ? null
                                        : field.getValue().asText())));
        Original original = Original.of(letter);
        letter.original()
                .ifPresentOrElse(
                        bytes -> out.printf("original%n%s%n", Shown.bytes(bytes)),
                        () -> out.println("original         " + Original.NOTHING_KEPT));
        boolean decoded = original.line() != null
                && letter.original().flatMap(Shown::text).isEmpty();
        if (decoded) {
            out.printf("as JSON%n%s%n", Shown.line(original.line()));
        }
        out.println();
    }
}
