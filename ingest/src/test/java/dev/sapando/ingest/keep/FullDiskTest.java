package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.testing.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a file system of two megabytes in memory. */
@Tag("prove")
class FullDiskTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void what_did_not_fit_is_archived_once_there_is_room() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()) == 0,
                "skipped: mounting a small file system takes root");
        try {
            fill(disk);
        } finally {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private void fill(Path disk) throws Exception {
        Path ballast = Files.write(disk.resolve("ballast"), new byte[2_000_000]);
        Path archive = disk.resolve("archive");
        var kafka = new Kafka();
        var days = new Days(9);
        for (int i = 0; i < 20_000; i++) {
            kafka.append(days.event(3), Shop.NOW);
        }
        var clock = new HandClock(Shop.NOW);
        try (var rig = new ArchiveRig(archive, kafka, Disk.REAL, clock, Map.of())) {
            rig.archive();
            assertThat(rig.works().stream().complaint()).isPresent();
            assertThat(Snapshot.of(archive).files()).isEmpty();
            assertThat(archive.resolve(".work").toFile().list())
                    .as("half files")
                    .isEmpty();
            Files.delete(ballast);
            clock.pass(Duration.ofMinutes(1));
            rig.step();
            assertThat(rig.works().stream().complaint()).isEmpty();
        }
        Truth.assertArchived(kafka, archive, folder);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            return 127;
        }
    }
}
