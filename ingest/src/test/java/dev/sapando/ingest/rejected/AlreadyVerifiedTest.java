package dev.sapando.ingest.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlreadyVerifiedTest {
    @TempDir
    Path folder;

    @Test
    void lines_of_events_that_stand_already_are_left_out_and_the_others_keep_their_order() throws IOException {
        var asked = new ArrayList<Set<EventKey>>();
        var verified = new AlreadyVerified(
                keys -> {
                    asked.add(keys);
                    return keys.stream()
                            .filter(key -> Integer.parseInt(key.eventId()) % 2 == 0)
                            .collect(Collectors.toMap(Function.identity(), key -> "even"));
                },
                3);
        List<String> lines = IntStream.range(0, 7).mapToObj(this::line).toList();

        assertThat(leaveOut(verified, lines)).isEqualTo(Map.of("even", 4L));
        assertThat(remaining()).containsExactly(line(1), line(3), line(5));
        assertThat(asked)
                .as("never more ids at once than may be")
                .extracting(Set::size)
                .containsExactly(3, 3, 1);
    }

    @Test
    void a_line_without_ids_goes_to_be_refused_and_nothing_is_asked_for_it() throws IOException {
        var verified = new AlreadyVerified(
                keys -> {
                    throw new AssertionError("asked for " + keys);
                },
                3);
        List<String> lines = List.of("{ no JSON", "[]", "", "{\"visitorId\":\"ana\",\"eventId\":7}");

        assertThat(leaveOut(verified, lines)).isEmpty();
        assertThat(remaining()).isEqualTo(lines);
    }

    private Map<String, Long> leaveOut(AlreadyVerified verified, List<String> lines) throws IOException {
        return verified.leaveOut(Files.write(folder.resolve("lines"), lines), folder.resolve("remaining"));
    }

    private List<String> remaining() throws IOException {
        return Files.readAllLines(folder.resolve("remaining"));
    }

    private String line(int eventId) {
        return "{\"visitorId\":\"ana\",\"eventId\":\"" + eventId + "\"}";
    }
}
