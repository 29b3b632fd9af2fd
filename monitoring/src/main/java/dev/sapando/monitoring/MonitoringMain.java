package dev.sapando.monitoring;

import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Business metrics: counted from the stream, answered as JSON, Prometheus metrics and one page. */
@Command(
        name = "monitoring",
        description = "Counts business metrics and answers them on MONITORING_PORT",
        mixinStandardHelpOptions = true)
public final class MonitoringMain implements Callable<Integer> {
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MonitoringMain()).execute(arguments));
    }

    @Override
    public Integer call() {
        return ServiceMain.run(() -> new MonitoringService(MonitoringSettings.from(Settings.ofProcess())));
    }
}
