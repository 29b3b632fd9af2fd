package dev.sapando.ingest.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureSaltTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void it_is_made_once_for_its_owner_alone_and_then_read() throws IOException {
        Path file = folder.resolve("state").resolve("erasure-salt");

        String made = ErasureSalt.in(file).hash("ana");

        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(ErasureSalt.in(file).hash("ana")).isEqualTo(made).matches("[0-9a-f]{32}");
        assertThat(Files.list(file.getParent()))
                .as("nothing is left of the making")
                .containsExactly(file);
    }

    @RepeatedTest(20)
    void first_starts_at_once_agree_on_one() throws Exception {
        Path file = folder.resolve("state").resolve("erasure-salt");
        var begin = new CyclicBarrier(4);
        Callable<String> start = () -> {
            begin.await();
            return ErasureSalt.in(file).hash("ana");
        };
        var hashes = new HashSet<String>();
        ExecutorService starts = Executors.newFixedThreadPool(begin.getParties());
        try {
            for (Future<String> hash : starts.invokeAll(Collections.nCopies(begin.getParties(), start))) {
                hashes.add(hash.get());
            }
        } finally {
            starts.shutdownNow();
        }

        assertThat(hashes).containsExactly(ErasureSalt.in(file).hash("ana"));
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void under_another_salt_the_same_visitor_is_somebody_else() {
        var one = ErasureSalt.in(folder.resolve("one"));
        var other = ErasureSalt.in(folder.resolve("other"));

        assertThat(one.hash("ana")).isNotEqualTo(other.hash("ana"));
        assertThat(one.hash("ana")).isNotEqualTo(one.hash("ben"));
    }

    @Test
    void the_hash_is_what_others_compute_of_salt_and_id() {
        // printf ana | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…00 (32 bytes), and of that the first half
        assertThat(new ErasureSalt(new byte[32]).hash("ana")).isEqualTo("aa50888b6abcd3a0d4ca8c203a59c03f");
    }

    @Test
    void a_file_that_holds_something_else_stops_the_start_and_says_what_that_would_lose() throws IOException {
        Path file = Files.writeString(folder.resolve("salt"), "secret");

        assertThatThrownBy(() -> ErasureSalt.in(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("ERASURE_SALT_FILE");
    }
}
