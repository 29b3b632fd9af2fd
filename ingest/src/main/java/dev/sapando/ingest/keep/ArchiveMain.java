package dev.sapando.ingest.keep;

import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Keeps as Parquet what the topics keep for days only. */
@Command(
        name = "archive",
        description = "Keeps verified events, served recommendations, catalogue and spend as Parquet files",
        mixinStandardHelpOptions = true)
public final class ArchiveMain implements Callable<Integer> {
    public static void main(String[] args) {
        System.exit(new CommandLine(new ArchiveMain()).execute(args));
    }

    @Override
    public Integer call() {
        return ServiceMain.run(() -> new ArchiveService(ArchiveSettings.from(Settings.ofProcess())));
    }
}
