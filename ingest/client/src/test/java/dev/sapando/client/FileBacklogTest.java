package dev.sapando.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init") // JUnit fills it
class FileBacklogTest {
    @TempDir
    Path folder;

    private FileBacklog open() throws IOException {
        return new FileBacklog(folder, 100_000, 1_000, Fsync.NEVER);
    }

    private static void add(FileBacklog backlog, int from, int until) throws IOException {
        for (int i = from; i < until; i++) {
            backlog.add(new Held(i, "id-" + i, ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static List<String> ids(FileBacklog backlog) throws IOException {
        return backlog.oldest(10_000, 1_000_000).stream().map(Held::eventId).toList();
    }

    private static List<String> named(int from, int until) {
        return Stream.iterate(from, i -> i < until, i -> i + 1)
                .map(i -> "id-" + i)
                .toList();
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Segment::isOne).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_settled_is_gone_and_the_rest_is_there_in_the_next_life(Fsync fsync) throws IOException {
        try (var closing = Closing.of(new FileBacklog(folder, 100_000, 1_000, fsync))) {
            add(closing.backlog(), 0, 200);
            closing.backlog().oldest(120, 1_000_000);
            closing.backlog().removeOldest(70);
            closing.backlog().removeOldest(50);
            assertThat(ids(closing.backlog())).isEqualTo(named(120, 200));
        }
        try (var closing = Closing.of(open())) {
            assertThat(closing.backlog().events()).isEqualTo(80);
            add(closing.backlog(), 200, 210);
            assertThat(ids(closing.backlog())).isEqualTo(named(120, 210));
            closing.backlog().removeOldest(90);
            assertThat(closing.backlog().bytes()).isZero();
        }
        assertThat(segments()).isEmpty();
        try (var closing = Closing.of(open())) {
            add(closing.backlog(), 300, 301);
            assertThat(ids(closing.backlog())).containsExactly("id-300");
        }
    }

    @Test
    void whoever_is_interrupted_while_an_event_is_written_closes_the_spill_for_nobody() throws IOException {
        try (var closing = Closing.of(new FileBacklog(folder, 100_000, 1_000, Fsync.ALWAYS))) {
            Thread.currentThread().interrupt();
            add(closing.backlog(), 0, 1);
            assertThat(Thread.interrupted()).isTrue();
            add(closing.backlog(), 1, 3);
            assertThat(ids(closing.backlog())).isEqualTo(named(0, 3));
        }
    }

    @Test
    void files_go_as_their_events_are_settled() throws IOException {
        try (var closing = Closing.of(open())) {
            add(closing.backlog(), 0, 1_000);
            assertThat(segments().size()).isGreaterThan(20);
            closing.backlog().oldest(1_000, 1_000_000);
            closing.backlog().removeOldest(1_000);
            assertThat(segments()).hasSize(1);
        }
    }

    @Test
    void half_a_record_at_the_end_is_cut_off_and_costs_nothing_else() throws IOException {
        try (var closing = Closing.of(open())) {
            add(closing.backlog(), 0, 5);
        }
        Path last = segments().get(0);
        Files.write(last, new byte[] {0, 0, 0, 20, 1, 2, 3, 4, 9}, StandardOpenOption.APPEND);

        try (var closing = Closing.of(open())) {
            add(closing.backlog(), 5, 7);
            assertThat(ids(closing.backlog())).isEqualTo(named(0, 7));
        }
    }

    @Test
    void without_the_position_everything_is_sent_again() throws IOException {
        try (var closing = Closing.of(open())) {
            add(closing.backlog(), 0, 5);
            closing.backlog().oldest(3, 1_000_000);
            closing.backlog().removeOldest(3);
        }
        Files.write(folder.resolve("position"), new byte[] {1, 2, 3});

        try (var closing = Closing.of(open())) {
            assertThat(ids(closing.backlog())).isEqualTo(named(0, 5));
        }
    }

    /** Whatever stands in the files, what is read is a part of what was written, in its order. */
    @Test
    void damage_of_any_kind_stops_no_client() throws IOException {
        var chance = new Random(3);
        for (int round = 0; round < 100; round++) {
            try (var closing = Closing.of(open())) {
                add(closing.backlog(), 0, 100);
            }
            List<Path> files = segments();
            Path file = files.get(chance.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            int at = chance.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 + chance.nextInt(255));
            Files.write(file, Arrays.copyOf(bytes, chance.nextBoolean() ? bytes.length : at));

            try (var closing = Closing.of(open())) {
                List<String> read = ids(closing.backlog());
                assertThat(named(0, 100)).containsSubsequence(read);
                assertThat(read).hasSizeGreaterThan(30).doesNotHaveDuplicates();
                add(closing.backlog(), 100, 110);
                List<String> more = new ArrayList<>(read);
                more.addAll(named(100, 110));
                assertThat(ids(closing.backlog())).isEqualTo(more);
                closing.backlog().removeOldest(more.size());
            }
        }
    }

    @Test
    void it_takes_no_more_than_its_bound_and_no_second_client() throws IOException {
        try (var closing = Closing.of(new FileBacklog(folder, 200, 100, Fsync.NEVER))) {
            add(closing.backlog(), 0, 9);
            assertThat(closing.backlog().hasRoomFor(SpillRecord.sizeOf("id-9", 7)))
                    .isFalse();
            assertThatThrownBy(this::open).hasMessageContaining("another client spills to " + folder);
        }
    }

    private record Closing(FileBacklog backlog) implements AutoCloseable {
        static Closing of(FileBacklog backlog) {
            return new Closing(backlog);
        }

        @Override
        public void close() throws IOException {
            backlog.close();
        }
    }
}
