package dev.sapando.demo.broker;

import dev.sapando.ops.run.Service;
import dev.sapando.ops.run.StartFailure;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** A real Kafka node, broker and controller in one, in this JVM and on loopback. Its data outlives it and can be started again. */
public final class EmbeddedKafka implements Service {
    private final BrokerSettings settings;
    private final Function<BrokerConfig, KafkaRaftServer> node;
    private @Nullable DataFolder folder;
    private @Nullable KafkaRaftServer server;

    public EmbeddedKafka(BrokerSettings settings) {
        this(settings, config -> new KafkaRaftServer(new KafkaConfig(config.properties(), false), Time.SYSTEM));
    }

    EmbeddedKafka(BrokerSettings settings, Function<BrokerConfig, KafkaRaftServer> node) {
        this.settings = settings.withSettledPort();
        this.node = node;
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
            start(folder);
        } catch (StartFailure | Error e) {
            closeAfter(e);
            throw e;
        } catch (Exception e) {
            boolean interrupted = isInterrupted(e);
            closeAfter(e);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new StartFailure(
                    "Kafka did not start on data folder " + settings.data() + ": "
                            + (interrupted ? "it was interrupted" : e),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.shutdown();
                server.awaitShutdown();
            }
        } finally {
            server = null;
            letGo();
        }
    }

    private void start(DataFolder held) throws Exception {
        Ports.requireFree(settings.port(), BrokerSettings.PORT);
        int controllerPort = Ports.choose();
        try {
            var config = new BrokerConfig(settings.port(), controllerPort, settings.data(), settings.cleaning());
            if (held.isFormatted()) {
                EarlierLife.end(config);
            } else {
                format(settings.data());
            }
            undisturbed(() -> {
                KafkaRaftServer made = node.apply(config);
                server = made;
                made.startup();
            });
        } finally {
            Ports.release(controllerPort);
        }
        Ports.release(settings.port());
    }

    /**
     * Kafka takes an interrupt in its own start for a fatal fault, and ends the process; its logging, interrupted as it is loaded,
     * complains at length. An interrupt is told before and afterwards.
     */
    private static void undisturbed(Runnable start) throws Exception {
        requireUninterrupted();
        try {
            CompletableFuture.runAsync(start, task -> new Thread(task, "kafka-start").start())
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
        requireUninterrupted();
    }

    private static void requireUninterrupted() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
    }

    /** Clears the thread's mark, under which nothing could be closed in order. */
    private static boolean isInterrupted(Exception failure) {
        boolean interrupted = Thread.interrupted();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            interrupted |= cause instanceof InterruptedException;
        }
        return interrupted;
    }

    /** What failed is told; that the rest could not be put away on top of it, beside it. */
    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }

    private void letGo() {
        Ports.release(settings.port());
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
