package dev.sapando.demo;

import dev.sapando.ops.run.Nearest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        List<String> suggestions = error.getSuggestions();
        String caller = "./" + command.getCommandSpec().qualifiedName() + " ";
        return suggestions.isEmpty()
                ? nearestOption(error, command)
                : Optional.of(suggestions.stream()
                        .map(each -> each.startsWith("-") ? each : caller + each)
                        .collect(Collectors.joining(" or ")));
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
