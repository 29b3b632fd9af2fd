package dev.sapando.ingest.rejected;

import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.Settings;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at refused events, and sends them again once they are repaired. */
@Command(
        name = "rejected",
        description = "Refused events: which, why, and once more",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class, ResendCommand.class})
public final class RejectedCommand implements Runnable {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public RejectedCommand() {
        this(System.getenv());
    }

    /** @param environment where the settings are read from */
    public RejectedCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new RejectedCommand()).execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of list, show and replay is needed");
    }

    /** @throws dev.sapando.ops.settings.InvalidSettings where one of Kafka's or {@code DEDUPLICATION_WINDOW} cannot be used */
    DeadLetters letters() {
        Settings settings = Settings.of(environment);
        Duration window = Copies.window(settings);
        settings.check();
        return DeadLetters.at(kafka(), window);
    }

    KafkaSettings kafka() {
        return KafkaFromEnvironment.read(environment);
    }
}
