package dev.sapando.demo;

import dev.sapando.ops.run.Nearest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command, what may have been meant, and where to read on; the whole usage would hide it. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(error.getMessage());
        if (error instanceof UnmatchedArgumentException no) {
            meant(no, command).ifPresent(name -> err.println("Did you mean: " + name + "?"));
        }
        err.println("See ./" + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static Optional<String> meant(UnmatchedArgumentException error, CommandLine command) {
        String first = error.getUnmatched().get(0);
        return first.startsWith("-") ? option(error, command) : nearestCommands(first, command);
    }

    private static Optional<String> option(UnmatchedArgumentException error, CommandLine command) {
        List<String> beginTheSame = error.getSuggestions();
        return beginTheSame.isEmpty() ? nearestOption(error, command) : Optional.of(String.join(" or ", beginTheSame));
    }

    /** The library has one for whatever is typed; what is nothing like a command gets none, and nobody more than two. */
    private static Optional<String> nearestCommands(String mistyped, CommandLine command) {
        String caller = "./" + command.getCommandSpec().qualifiedName() + " ";
        var known = new TreeSet<String>();
        command.getSubcommands().forEach((name, each) -> {
            if (!each.getCommandSpec().usageMessage().hidden()) {
                known.add(name);
            }
        });
        Optional<String> nearest = Nearest.of(mistyped, known);
        nearest.ifPresent(known::remove);
        Optional<String> next = nearest.flatMap(found -> Nearest.of(mistyped, known));
        return nearest.map(found ->
                caller + found + next.map(other -> " or " + caller + other).orElse(""));
    }

    /** The library knows only options that begin the same. */
    private static Optional<String> nearestOption(UnmatchedArgumentException error, CommandLine command) {
        List<String> names = command.getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .toList();
        return error.getUnmatched().stream()
                .filter(argument -> argument.startsWith("--"))
                .findFirst()
                .flatMap(argument -> Nearest.of(argument.replaceFirst("=.*", ""), names));
    }
}
