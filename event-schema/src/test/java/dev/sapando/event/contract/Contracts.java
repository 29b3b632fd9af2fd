package dev.sapando.event.contract;

import dev.sapando.event.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Where the contracts are: today's, and every one that was ever published, {@code TOPIC/vN.odcs.yaml}, never edited again. */
final class Contracts {
    static final Path TODAY = Path.of("src/main/contracts");
    static final Path PUBLISHED = Path.of("src/main/contracts-history");

    private Contracts() {}

    /** Of every topic, in the order in which an event meets them. */
    static List<Contract> all() {
        return Topics.all().stream()
                .map(topic -> Contract.read(file(topic.name())))
                .toList();
    }

    static Contract of(String topic) {
        return Contract.read(file(topic));
    }

    static Path file(String topic) {
        return TODAY.resolve(topic + ".odcs.yaml");
    }

    /** Oldest first. */
    static List<Contract> published(String topic) {
        return IntStream.iterate(1, n -> Files.exists(published(topic, n)), n -> n + 1)
                .mapToObj(n -> Contract.read(published(topic, n)))
                .toList();
    }

    static Path published(String topic, int n) {
        return PUBLISHED.resolve(topic).resolve("v" + n + ".odcs.yaml");
    }
}
