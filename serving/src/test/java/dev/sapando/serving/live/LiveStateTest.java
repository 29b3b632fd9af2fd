package dev.sapando.serving.live;

import static dev.sapando.serving.Shop.key;
import static dev.sapando.serving.Shop.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.serving.neighbours.VmisKnn;
import dev.sapando.serving.neighbours.VmisSettings;
import dev.sapando.serving.visitors.VisitorSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveStateTest {
    private static final int SESSIONS = 3_000;

    private final LiveState state = new LiveState(VmisSettings.DEFAULT, VisitorSettings.DEFAULT);

    @Test
    void readers_beside_a_writer_see_the_sessions_and_the_offset_of_one_moment() {
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> IntStream.rangeClosed(1, SESSIONS)
                .forEach(i -> state.write(() -> {
                    state.session(key("v-" + i), session("v-" + i, i, "i-" + i % 50, "i-" + i % 7, "coat"));
                    state.seen("features.sessions-0", i);
                })));
        VmisKnn knn = new VmisKnn(state.neighbours(), VmisSettings.DEFAULT);
        List<CompletableFuture<Long>> readers = IntStream.range(0, 2)
                .mapToObj(reader -> CompletableFuture.supplyAsync(() -> readUntilDone(knn)))
                .toList();

        writer.join();
        readers.forEach(reader -> assertThat(reader.join()).isEqualTo(SESSIONS));
    }

    private long readUntilDone(VmisKnn knn) {
        long seen = 0;
        while (seen < SESSIONS) {
            seen = state.read(() -> {
                Map<String, Long> offsets = state.offsetsSeen();
                long next = offsets.getOrDefault("features.sessions-0", 0L);
                assertThat(state.neighbours().sessions()).isEqualTo(Math.toIntExact(next));
                assertThat(knn.recommend(List.of("coat"), "", 5, item -> true)).hasSizeLessThanOrEqualTo(5);
                return next;
            });
        }
        return seen;
    }
}
