package dev.sapando.ingest.rejected;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many refused events there are of each kind, and when the last one came. */
final class Census {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Kind(
            String code,
            String stage,
            @Nullable String type,
            @Nullable String producer) {}

    private record Count(Kind kind, long many, Instant last) {
        static final Comparator<Count> MOST_FIRST =
                Comparator.comparingLong(Count::many).reversed().thenComparing(count -> count.kind.toString());
    }

    private final Map<Kind, Count> counts = new HashMap<>();

    void add(DeadLetter letter) {
        var event = letter.event();
        var kind = new Kind(event.getCode(), event.getStage(), event.getEventType(), event.getProducer());
        counts.merge(
                kind,
                new Count(kind, 1, letter.arrived()),
                (before, one) ->
                        new Count(kind, before.many + 1, before.last.isAfter(one.last) ? before.last : one.last));
    }

    long total() {
        return counts.values().stream().mapToLong(Count::many).sum();
    }

    String table() {
        var columns = new Columns("COUNT", "CODE", "STAGE", "TYPE", "PRODUCER", "LAST");
        sorted().forEach(count -> columns.row(
                count.many, count.kind.code, count.kind.stage, count.kind.type, count.kind.producer, count.last));
        return columns.toString();
    }

    /** An object a line. */
    String json() {
        return sorted().map(count -> JSON.createObjectNode()
                                .put("count", count.many)
                                .put("code", count.kind.code)
                                .put("stage", count.kind.stage)
                                .put("type", count.kind.type)
                                .put("producer", count.kind.producer)
                                .put("last", Objects.toString(count.last))
                        + "\n")
                .collect(Collectors.joining());
    }

    private Stream<Count> sorted() {
        return counts.values().stream().sorted(Count.MOST_FIRST);
    }
}
