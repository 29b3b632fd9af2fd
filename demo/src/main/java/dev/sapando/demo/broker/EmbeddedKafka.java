package dev.sapando.demo.broker;

import dev.sapando.ops.run.Service;
import dev.sapando.ops.run.StartFailure;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
    private @Nullable Running running;

    private record Running(DataFolder folder, BrokerConfig config, KafkaRaftServer server) {}

    public EmbeddedKafka(BrokerSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void start() {
        int port = Ports.settle(settings.port(), BrokerSettings.PORT);
        DataFolder folder = DataFolder.hold(settings.data());
        try {
            var config = new BrokerConfig(port, Ports.settle(0, "-"), folder.path());
            if (!folder.isFormatted()) {
                format(folder.path());
            }
            var server = new KafkaRaftServer(new KafkaConfig(config.properties(), false), Time.SYSTEM);
            running = new Running(folder, config, server);
            server.startup();
        } catch (Exception e) {
            close();
            folder.close();
            throw new StartFailure("Kafka did not start on data folder " + folder.path() + ": " + e, e);
        }
    }

    /** Where clients find it, once it is started. */
    public String bootstrapServers() {
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running.config.bootstrapServers();
    }

    @Override
    public void close() {
        if (running != null) {
            running.server.shutdown();
            running.server.awaitShutdown();
            running.folder.close();
            running = null;
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
