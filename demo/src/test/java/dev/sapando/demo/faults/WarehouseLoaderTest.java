package dev.sapando.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loader of another make doubled 6,420 of 10,000 events when it was restarted among them. */
class WarehouseLoaderTest {
    private static final int PARTS = 4;
    private static final int EVENTS_OF_A_PART = 2_500;

    @Test
    void an_archive_that_is_restarted_in_the_middle_of_10_000_events_has_10_000_rows(@TempDir Path folder)
            throws Exception {
        var random = new Random(1);
        Files.createDirectories(folder.resolve("archive"));
        try (Plant plant = Plant.on(folder)) {
            plant.start();
            try (var shop = new BackEnd(plant.collector(), 1)) {
                for (int part = 0; part < PARTS; part++) {
                    CompletableFuture<Void> sending = shop.sending(EVENTS_OF_A_PART);
                    shop.awaitAccepted(part * EVENTS_OF_A_PART + random.nextInt(EVENTS_OF_A_PART));
                    restart(plant.archive(), part);
                    sending.join();
                }
                shop.flush();
            }
            var archived = new ArchivedEvents(plant);
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> archived.rows() >= PARTS * EVENTS_OF_A_PART);
            assertThat(archived.ask("SELECT count(*), count(DISTINCT visitor_id || ' ' || event_id) FROM events"))
                    .containsExactly("10000,10000");
        }
    }

    /** Killed, but for once. */
    private static void restart(ServiceProcess archive, int time) throws InterruptedException {
        if (time == 1) {
            archive.terminate();
            archive.awaitEnd();
        } else {
            archive.kill();
        }
        archive.start();
        archive.awaitReady();
    }
}
