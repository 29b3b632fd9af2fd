package dev.sapando.ingest.cost;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What was found at one moment.
 *
 * @param today of the wall, UTC
 * @param internal bytes of all topics that are not of the contract: changelogs, offsets, transactions
 * @param samples by topic
 */
record Measured(
        LocalDate today,
        List<TopicBytes> topics,
        long internal,
        Map<String, Sample> samples,
        List<Reading> readings,
        List<Archived> archived) {
    Measured {
        topics = List.copyOf(topics);
        samples = Map.copyOf(samples);
        readings = List.copyOf(readings);
        archived = List.copyOf(archived);
    }

    Sample sample(String topic) {
        return samples.getOrDefault(topic, Sample.NONE);
    }
}
