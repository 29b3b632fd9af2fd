package dev.sapando.demo.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services run as processes of their own, as a user would run them. {@code -Dfaults.seed=…} repeats a run. */
class FaultTest {
    private static final long SEED = 20_240_301;

    @BeforeAll
    static void signals_can_be_sent() throws InterruptedException {
        assumeTrue(Shell.works("kill", "-l"), "skipped: processes are paused with kill -STOP, and there is no kill");
    }

    @Test
    void nothing_is_lost_or_doubled_or_unexplained_whatever_is_killed_paused_filled_or_stopped(@TempDir Path folder)
            throws Exception {
        new FaultRun(Long.getLong("faults.seed", SEED), 30_000, ArchiveDisk::under).holds(folder);
    }

    @Tag("prove")
    @ParameterizedTest
    @ValueSource(ints = {100_000, 1_000_000})
    void nor_is_it_among_many_more(int events, @TempDir Path folder) throws Exception {
        new FaultRun(Long.getLong("faults.seed", SEED), events, ArchiveDisk::under).holds(folder);
    }

    /** And with the archive's disk full in the other way, which is that of a machine where nothing may be mounted. */
    @Tag("prove")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nor_in_another_order_and_at_other_moments(long seed, @TempDir Path folder) throws Exception {
        new FaultRun(seed, 100_000, ArchiveDisk::ofSmallFiles).holds(folder);
    }
}
