package dev.sapando.ingest.keys;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./sapando keys}: gives keys and lists them; to take one back, remove it from the file. */
@Command(
        name = "keys",
        description = "Gives write keys for the collector and lists them",
        mixinStandardHelpOptions = true,
        subcommands = {NewKeyCommand.class, ListKeysCommand.class})
@SuppressWarnings("NullAway.Init") // picocli fills the field before call()
public final class KeysCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(new CommandLine(spec), "say new or list");
    }
}
