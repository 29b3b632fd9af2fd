package dev.sapando.ingest.rejected;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the lines whose event was verified already: verification forgets an id after {@code DEDUPLICATION_WINDOW}, and would
 * verify a second time what is sent again after it. A line that comes out of a repair is judged by the ids it has then.
 */
final class AlreadyVerified {
    /** Lines whose ids are held in memory together, some 200 bytes each; for each so many the topics are read once. */
    static final int AT_ONCE = 250_000;

    private final Standing standing;
    private final int atOnce;

    /** What stands there under these ids. */
    interface Standing {
        /** Key → why it is not to be sent; without those that may. */
        Map<EventKey, String> of(Set<EventKey> keys) throws IOException;
    }

    AlreadyVerified(Standing standing, int atOnce) {
        this.standing = standing;
        this.atOnce = atOnce;
    }

    /**
     * Copies the lines that remain.
     *
     * @return reason → how many do not
     */
    Map<String, Long> leaveOut(Path lines, Path remaining) throws IOException {
        var leftOut = new LinkedHashMap<String, Long>();
        try (BufferedReader ahead = Files.newBufferedReader(lines);
                BufferedReader copied = Files.newBufferedReader(lines);
                Writer writer = Files.newBufferedWriter(remaining)) {
            for (var keys = keys(ahead); !keys.isEmpty(); keys = keys(ahead)) {
                Map<EventKey, String> reasons = reasons(keys);
                for (Optional<EventKey> key : keys) {
                    String line = Objects.requireNonNull(copied.readLine(), "it was there a moment ago");
                    @Nullable String reason = key.map(reasons::get).orElse(null);
                    if (reason == null) {
                        writer.write(line + '\n');
                    } else {
                        leftOut.merge(reason, 1L, Long::sum);
                    }
                }
            }
        }
        return leftOut;
    }

    /** Of the next lines, one each; nothing at the end. */
    private List<Optional<EventKey>> keys(BufferedReader lines) throws IOException {
        var keys = new ArrayList<Optional<EventKey>>();
        while (keys.size() < atOnce) {
            String line = lines.readLine();
            if (line == null) {
                break;
            }
            keys.add(EventKey.of(line));
        }
        return keys;
    }

    private Map<EventKey, String> reasons(List<Optional<EventKey>> keys) throws IOException {
        Set<EventKey> wanted = keys.stream().flatMap(Optional::stream).collect(Collectors.toSet());
        return wanted.isEmpty() ? Map.of() : standing.of(wanted);
    }
}
