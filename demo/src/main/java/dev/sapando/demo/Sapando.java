package dev.sapando.demo;

import dev.sapando.demo.bench.BenchCommand;
import dev.sapando.demo.broker.BrokerCommand;
import dev.sapando.demo.live.DemoCommand;
import dev.sapando.demo.live.RehearseCommand;
import dev.sapando.demo.live.ShopCommand;
import dev.sapando.demo.stack.UpCommand;
import dev.sapando.features.FeaturesMain;
import dev.sapando.ingest.IngestMain;
import dev.sapando.ingest.check.CheckCommand;
import dev.sapando.ingest.cost.CostCommand;
import dev.sapando.ingest.erase.EraseCommand;
import dev.sapando.ingest.keep.ArchiveMain;
import dev.sapando.ingest.keys.KeysCommand;
import dev.sapando.ingest.rejected.RejectedCommand;
import dev.sapando.ingest.replay.ReplayCommand;
import dev.sapando.ingest.sql.SqlCommand;
import dev.sapando.monitoring.MonitoringMain;
import dev.sapando.monitoring.cli.MetricsCommand;
import dev.sapando.serving.ServingMain;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** What {@code ./sapando} can do. */
@Command(
        name = "sapando",
        description = "A streaming recommender pipeline for a fashion shop, on one machine or on a Kafka cluster",
        mixinStandardHelpOptions = true,
        versionProvider = Sapando.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            IngestMain.class,
            ArchiveMain.class,
            FeaturesMain.class,
            ServingMain.class,
            MonitoringMain.class,
            ReplayCommand.class,
            RejectedCommand.class,
            CheckCommand.class,
            KeysCommand.class,
            MetricsCommand.class,
            SqlCommand.class,
            CostCommand.class,
            EraseCommand.class,
            ShopCommand.class,
            BenchCommand.class,
            RehearseCommand.class,
            BrokerCommand.class
        })
public final class Sapando {
    /** Of a service, the module whose README lists its settings: they are no options, so that its help would be silent on them. */
    static final Map<String, String> SETTINGS = Map.of(
            "demo", "demo",
            "up", "demo",
            "ingest", "ingest",
            "archive", "ingest",
            "features", "features",
            "serving", "serving",
            "monitoring", "monitoring");

    private Sapando() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        var sapando = new CommandLine(new Sapando());
        sapando.setParameterExceptionHandler(new UsageErrors());
        ClientDefaults.provide(sapando, environment);
        SETTINGS.forEach((service, module) -> Objects.requireNonNull(
                        sapando.getSubcommands().get(service), service)
                .getCommandSpec()
                .usageMessage()
                .footer("", "Settings are environment variables: " + module + "/README.md, under Settings"));
        return sapando;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Sapando.class.getPackage().getImplementationVersion();
            return new String[] {"sapando " + (version == null ? "(not packaged)" : version)};
        }
    }
}
