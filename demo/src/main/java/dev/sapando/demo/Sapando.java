package dev.sapando.demo;

import dev.sapando.demo.live.DemoCommand;
import dev.sapando.demo.live.ShopCommand;
import dev.sapando.demo.stack.UpCommand;
import dev.sapando.features.FeaturesMain;
import dev.sapando.ingest.IngestMain;
import dev.sapando.monitoring.MonitoringMain;
import dev.sapando.monitoring.cli.MetricsCommand;
import dev.sapando.serving.ServingMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./sapando} can do. */
@Command(
        name = "sapando",
        description = "A streaming recommender pipeline for a fashion shop, on one machine or on a Kafka cluster",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            IngestMain.class,
            FeaturesMain.class,
            ServingMain.class,
            MonitoringMain.class,
            MetricsCommand.class,
            ShopCommand.class
        })
public final class Sapando {
    private Sapando() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Sapando()).execute(arguments));
    }
}
