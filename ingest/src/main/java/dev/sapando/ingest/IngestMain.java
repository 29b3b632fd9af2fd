package dev.sapando.ingest;

import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Takes events from the shop, verifies them and passes them on: collector and verification in one process. */
@Command(name = "ingest", description = "Collects and verifies events", mixinStandardHelpOptions = true)
public final class IngestMain implements Callable<Integer> {
    public static void main(String[] args) {
        System.exit(new CommandLine(new IngestMain()).execute(args));
    }

    @Override
    public Integer call() {
        return ServiceMain.run(() -> new IngestService(IngestSettings.from(Settings.ofProcess())));
    }
}
