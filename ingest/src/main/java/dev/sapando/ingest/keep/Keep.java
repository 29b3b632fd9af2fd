package dev.sapando.ingest.keep;

import dev.sapando.event.EventType;
import dev.sapando.ops.settings.Settings;
import dev.sapando.ops.settings.Spans;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long rows are kept from their arrival, by event type or topic: {@code ARCHIVE_KEEP}, such as {@code scroll=90d,*=400d}.
 * What Kafka keeps without end is kept whole unless it is named: the last word on an item may be old.
 */
public record Keep(Map<String, Duration> named, Duration others) {
    private static final String OTHERS = "*";
    private static final Duration LEAST = Duration.ofDays(1);

    public Keep {
        named = new TreeMap<>(named);
    }

    static Keep from(Settings settings) {
        return settings.read(
                "ARCHIVE_KEEP",
                new Keep(Map.of(), Duration.ofDays(400)),
                "a list such as scroll=90d,*=400d of whole days, at least 1d each, with * for the rest; names are "
                        + names(),
                Keep::parse);
    }

    /** The first day of arrival that is kept; empty where all are. */
    Optional<LocalDate> first(String kind, LocalDate today) {
        @Nullable Duration own = named.get(kind);
        if (own == null && isKeptWhole(kind)) {
            return Optional.empty();
        }
        return Optional.of(today.minusDays((own == null ? others : own).toDays()));
    }

    /** Whether a file holds a row that is kept long enough. */
    boolean isOver(DataFile file, LocalDate today) {
        return file.oldest().entrySet().stream().anyMatch(kind -> first(kind.getKey(), today)
                .filter(first -> kind.getValue().isBefore(first))
                .isPresent());
    }

    /** SQL: what is still kept of these kinds of a topic's rows. */
    String condition(ArchivedTopic<?> topic, Set<String> kinds, LocalDate today) {
        return kinds.stream()
                .flatMap(kind -> first(kind, today).stream()
                        .map(first -> "NOT (" + topic.kind() + " = '" + kind.replace("'", "''")
                                + "' AND arrived_on < DATE '" + first + "')"))
                .collect(
                        Collectors.collectingAndThen(Collectors.joining(" AND "), all -> all.isEmpty() ? "true" : all));
    }

    private static Keep parse(String text) {
        var named = new TreeMap<String, Duration>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", -1);
            if (pair.length != 2 || !names().contains(pair[0])) {
                throw new IllegalArgumentException(part);
            }
            Duration span = Spans.parse(pair[1]);
            if (span.compareTo(LEAST) < 0
                    || !span.equals(Duration.ofDays(span.toDays()))
                    || named.put(pair[0], span) != null) {
                throw new IllegalArgumentException(part);
            }
        }
        @Nullable Duration others = named.remove(OTHERS);
        if (others == null) {
            throw new IllegalArgumentException(text);
        }
        return new Keep(named, others);
    }

    private static Set<String> names() {
        return Stream.of(
                        Stream.of(OTHERS),
                        Arrays.stream(EventType.values()).map(EventType::wireName),
                        ArchivedTopics.all().stream()
                                .map(ArchivedTopic::name)
                                .filter(name -> !name.startsWith("events.")))
                .flatMap(each -> each)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isKeptWhole(String kind) {
        return ArchivedTopics.all().stream()
                .filter(each -> each.name().equals(kind))
                .anyMatch(each -> each.topic().kept().compacted()
                        && each.topic().kept().limit().isEmpty());
    }
}
