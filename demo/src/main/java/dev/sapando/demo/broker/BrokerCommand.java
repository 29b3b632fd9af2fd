package dev.sapando.demo.broker;

import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The embedded broker alone, for whoever runs the services beside it as processes of their own: a broker can then be killed and
 * started again without them. One node without replicas is nothing to run a shop on; it is not listed.
 */
@Command(
        name = "broker",
        hidden = true,
        description = "The embedded Kafka broker alone, on KAFKA_PORT; Ctrl-C stops it in order",
        mixinStandardHelpOptions = true)
public final class BrokerCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", required = true, description = "keep its data here")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path data;

    @Override
    public Integer call() {
        return ServiceMain.run(() -> new EmbeddedKafka(
                BrokerSettings.from(Settings.ofProcess(), data.toAbsolutePath().normalize())));
    }
}
