package dev.sapando.demo.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Kafka's own settings for one node that is broker and controller, on loopback, small and quick. */
record BrokerConfig(int port, int controllerPort, Path data, Duration cleaning) {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final int AN_HOUR = 3_600_000;

    private static final int AT_ONCE = 200;

    Map<String, String> properties() {
        var properties = new TreeMap<String, String>();
        properties.putAll(oneNode());
        properties.putAll(oneOfEach());
        properties.putAll(small());
        properties.putAll(quick());
        properties.putAll(forgetful());
        properties.putAll(aloneInTheWorld());
        return properties;
    }

    /** The same node's controller alone, which notices at once that its broker is away. */
    Map<String, String> controllerAlone() {
        var properties = new TreeMap<>(properties());
        properties.put("process.roles", "controller");
        properties.put("listeners", CONTROLLER + "://127.0.0.1:" + controllerPort);
        properties.remove("advertised.listeners");
        properties.put("broker.session.timeout.ms", Integer.toString(AT_ONCE));
        properties.put("broker.heartbeat.interval.ms", Integer.toString(AT_ONCE / 2));
        return properties;
    }

    private Map<String, String> oneNode() {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                // The voters are named here and not in the data, so that kept data starts on any port.
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "log.dirs",
                data.toString(),
                // A mistyped topic is an error and not a new topic.
                "auto.create.topics.enable",
                "false");
    }

    private static Map<String, String> oneOfEach() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.num.partitions", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    private static Map<String, String> small() {
        return Map.of(
                // 128 MB by default, in heap, for a cleaner that has little to do here.
                "log.cleaner.dedupe.buffer.size", "4194304",
                "log.index.size.max.bytes", "1048576",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "num.recovery.threads.per.data.dir", "2");
    }

    private static Map<String, String> quick() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                // A broker is let in with its next heartbeat: two seconds by default.
                "broker.heartbeat.interval.ms", "500",
                // A transaction that follows close on another waits for it here; the producer would complain and come
                // again.
                "add.partitions.to.txn.retry.backoff.max.ms", "5000",
                "controller.quorum.append.linger.ms", "5",
                "controller.quorum.election.timeout.ms", "100",
                "controller.quorum.election.backoff.max.ms", "50");
    }

    /**
     * Nobody takes over from this node, so it stays the leader of its partitions while it is paused and while it stops. Kafka 4.3
     * takes a partition without a leader for deleted when it ends a transaction (TransactionMarkerChannelManager): the transaction
     * is told to be over, its records stay open for good, and whoever reads committed records waits behind them for good.
     */
    private static Map<String, String> aloneInTheWorld() {
        return Map.of("broker.session.timeout.ms", Integer.toString(AN_HOUR), "controlled.shutdown.enable", "false");
    }

    /** It looks as often for what is to go as that is to be gone: Kafka's own pauses are seconds and minutes. */
    private Map<String, String> forgetful() {
        return Map.of(
                "log.cleaner.enable", "true",
                "log.cleaner.backoff.ms", atMost(Duration.ofSeconds(15)),
                "log.retention.check.interval.ms", atMost(Duration.ofMinutes(5)),
                "log.segment.delete.delay.ms", atMost(Duration.ofMinutes(1)));
    }

    private String atMost(Duration usual) {
        return String.valueOf(Math.min(usual.toMillis(), cleaning.toMillis()));
    }
}
