package dev.sapando.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.report.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A recorded file, sent by {@code ./sapando replay} in as many slices of its time as the plant has processes. In each slice another one
 * is killed, {@code kill -9}, in an order and when so many events of the slice are counted as a seed has drawn, and started again; what
 * gets no answer the replay sends again.
 */
final class StruckReplay {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Plant plant;
    private final Random random;
    private final List<ServiceProcess> victims;
    private final List<Instant> times;
    private final List<String> options;
    private final Path file;

    /**
     * @param times of the file's events
     * @param options of the replay; its speed leaves time to be killed in
     */
    StruckReplay(Plant plant, long seed, List<Instant> times, List<String> options, Path file) {
        this.plant = plant;
        this.times = times.stream().sorted().toList();
        this.options = options;
        this.file = file;
        random = new Random(seed);
        victims = new ArrayList<>(plant.all());
        Collections.shuffle(victims, random);
    }

    /** @return who was killed, after how many events of the slice */
    List<String> run() throws InterruptedException {
        var strikes = new ArrayList<String>();
        for (int slice = 0; slice < victims.size(); slice++) {
            strikes.add(struck(slice));
        }
        return strikes;
    }

    private String struck(int slice) throws InterruptedException {
        ServiceProcess victim = victims.get(slice);
        long before = accepted();
        // In its first half, so that there is more to come.
        int events = times.size() / victims.size();
        int until = 1 + random.nextInt(events / 2);
        ServiceProcess replay = replay(slice);
        replay.start();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> accepted() >= before + until);
        long seen = accepted() - before;
        assertThat(replay.isRunning()).as("there is more to come").isTrue();
        victim.kill();
        victim.start();
        victim.awaitReady();
        assertThat(replay.awaitEnd())
                .as("exit status of the replay while %s was killed, see %s", victim, plant.folder())
                .isZero();
        plant.awaitReady();
        return victim + " after " + seen + " of about " + events;
    }

    private ServiceProcess replay(int slice) {
        var arguments = new ArrayList<>(List.of("replay", "--retry-for", "2m", "--settle-for", "2m"));
        arguments.addAll(List.of("--to", plant.collector().toString()));
        arguments.addAll(List.of("--monitoring", plant.monitoring().toString()));
        if (slice > 0) {
            arguments.addAll(List.of("--from", cut(slice)));
        }
        if (slice < victims.size() - 1) {
            arguments.addAll(List.of("--until", cut(slice + 1)));
        }
        arguments.addAll(options);
        arguments.add(file.toString());
        return new ServiceProcess(plant.folder(), Map.of(), () -> true, arguments);
    }

    private String cut(int slice) {
        return times.get(slice * times.size() / victims.size()).toString();
    }

    private long accepted() {
        return Ledger.of(plant.metrics()).accepted();
    }
}
