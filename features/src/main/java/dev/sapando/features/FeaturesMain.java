package dev.sapando.features;

import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sapando features}. */
@Command(
        name = "features",
        description = "Turns verified events into sessions and item behaviour.",
        mixinStandardHelpOptions = true)
public final class FeaturesMain implements Callable<Integer> {
    public static void main(String[] args) {
        System.exit(new CommandLine(new FeaturesMain()).execute(args));
    }

    @Override
    public Integer call() {
        return ServiceMain.run(() -> new FeaturesService(FeaturesSettings.from(Settings.ofProcess())));
    }
}
