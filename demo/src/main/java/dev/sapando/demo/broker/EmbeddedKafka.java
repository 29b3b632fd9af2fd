package dev.sapando.demo.broker;

import dev.sapando.ops.run.Service;
import dev.sapando.ops.run.StartFailure;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** A real Kafka node, broker and controller in one, in this JVM and on loopback. Its data outlives it and can be started again. */
public final class EmbeddedKafka implements Service {
    private final BrokerSettings settings;
    private @Nullable DataFolder folder;
    private @Nullable KafkaRaftServer server;

    public EmbeddedKafka(BrokerSettings settings) {
        this.settings = settings.withSettledPort();
    }

    @Override
    public String name() {
        return "kafka";
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** @throws StartFailure where another process works on the data folder already */
    public void requireData() {
        if (Files.isDirectory(settings.data())) {
            DataFolder.hold(settings.data()).close();
        }
    }

    @Override
    public void start() {
        // The folder first: who starts a second stack on the same data would only be told of the port otherwise.
        folder = DataFolder.hold(settings.data());
        try {
            Ports.settle(settings.port(), BrokerSettings.PORT);
            var config = new BrokerConfig(
                    settings.port(), Ports.settle(0, BrokerSettings.PORT), settings.data(), settings.cleaning());
            if (folder.isFormatted()) {
                EarlierLife.end(config);
            } else {
                format(settings.data());
            }
            server = new KafkaRaftServer(new KafkaConfig(config.properties(), false), Time.SYSTEM);
            server.startup();
        } catch (StartFailure e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new StartFailure("Kafka did not start on data folder " + settings.data() + ": " + e, e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }

    private static void format(Path data) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerConfig.NODE)
                .setControllerListenerName(BrokerConfig.CONTROLLER)
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .run();
    }
}
