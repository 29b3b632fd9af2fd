package dev.sapando.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * One fault after the other while the shop sends, and a recount after each. The seed decides on their order and on the moment of
 * each; which instruction of a process a signal meets no seed can say.
 */
final class FaultRun {
    private final long seed;
    private final int events;
    private final ArchiveDisk.Kind kind;
    private final Random random;
    private final FaultTable table = new FaultTable();

    /** @param events in all, at least */
    FaultRun(long seed, int events, ArchiveDisk.Kind kind) {
        this.kind = kind;
        this.seed = seed;
        this.events = events;
        random = new Random(seed);
    }

    void holds(Path folder) throws Exception {
        System.out.println("-Dfaults.seed=" + seed + " events=" + events);
        Plant plant = Plant.on(folder);
        Optional<ArchiveDisk> disk = kind.under(plant.archiveFolder());
        try (AutoCloseable unmounted = () -> close(disk);
                plant) {
            plant.start();
            try (var shop = new BackEnd(plant.collector(), seed)) {
                run(new Scene(plant, shop, disk));
                assertThat(shop.counts().accepted()).isGreaterThanOrEqualTo(events);
                assertThat(shop.counts().accepted() + shop.counts().rejected())
                        .as("every event has its verdict")
                        .isEqualTo(shop.counts().sent());
            }
        } finally {
            System.out.println(table);
        }
    }

    private void run(Scene scene) throws Exception {
        List<Fault> faults = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            fault.whyNot(scene).ifPresentOrElse(why -> table.skipped(fault, why), () -> faults.add(fault));
        }
        Collections.shuffle(faults, random);
        int each = (events + faults.size() - 1) / faults.size();
        for (Fault fault : faults) {
            Duration down = during(fault, scene, each);
            Outcome outcome = Outcome.of(scene);
            table.happened(fault, down, outcome);
            outcome.holds(fault.label());
        }
    }

    /** How long something was down. The shop sends before, meanwhile and after. */
    private Duration during(Fault fault, Scene scene, int count) throws Exception {
        BackEnd shop = scene.shop();
        long before = shop.counts().accepted();
        int first = count / 5 + random.nextInt(count / 2);
        CompletableFuture<Void> sending = shop.sending(fault.waitsForAnswers() ? first : count);
        if (fault.waitsForAnswers()) {
            sending.join();
            shop.flush();
        } else {
            shop.awaitAccepted(before + first);
        }
        long struck = System.nanoTime();
        fault.strike(scene);
        Duration down = Duration.ofNanos(System.nanoTime() - struck);
        sending.join();
        if (fault.waitsForAnswers()) {
            shop.sending(count - first).join();
        }
        shop.flush();
        return down;
    }

    private static void close(Optional<ArchiveDisk> disk) throws Exception {
        if (disk.isPresent()) {
            disk.get().close();
        }
    }
}
