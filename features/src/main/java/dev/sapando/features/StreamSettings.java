package dev.sapando.features;

import dev.sapando.features.disk.SmallManifests;
import dev.sapando.ops.kafka.KafkaSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How the stream runs: exactly once, one thread, every internal name our own. */
final class StreamSettings {
    static final String APPLICATION_ID = "sapando-features";

    /** Rows that change many times between two commits are written once. */
    private static final long CACHE_BYTES = 32L << 20;

    private StreamSettings() {}

    static Map<String, Object> of(FeaturesSettings settings, KafkaSettings kafka, SkippedEvents skipped) {
        var needed = new HashMap<String, Object>();
        needed.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        needed.put(StreamsConfig.STATE_DIR_CONFIG, folder(settings).toString());
        needed.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        needed.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        needed.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        needed.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        needed.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        needed.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipUndecodable.class);
        needed.put(SkipUndecodable.COUNTED_IN, skipped);
        needed.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallManifests.class);
        // There is no global table; unset, Streams warns at every start.
        needed.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        needed.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        needed.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        needed.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // A second request behind one that the broker sends back (a transaction that is not open yet) would be out of
        // order.
        needed.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        return kafka.streams(needed);
    }

    /** Streams itself makes a folder named after the application in it. */
    static Path folder(FeaturesSettings settings) {
        return settings.stateFolder().toAbsolutePath();
    }
}
