package dev.sapando.serving;

import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sapando serving}: the recommendations API against a Kafka cluster. */
@Command(
        name = "serving",
        description = "Serves recommendations over HTTP out of live topics.",
        mixinStandardHelpOptions = true)
public final class ServingMain implements Callable<Integer> {
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ServingMain()).execute(arguments));
    }

    @Override
    public Integer call() {
        return ServiceMain.run(() -> new ServingService(ServingSettings.from(Settings.ofProcess())));
    }
}
