package dev.sapando.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can happen to a pipeline while the shop sends. */
enum Fault {
    /** Collector and verification are one process; the shop waits for an answer when it goes. */
    COLLECTOR_KILLED("collector kill -9") {
        @Override
        void strike(Scene scene) throws Exception {
            long before = scene.shop().counts().retried();
            scene.plant().ingest().kill();
            scene.plant().ingest().start();
            scene.plant().awaitReady();
            assertThat(scene.shop().counts().retried())
                    .as("a request was on its way")
                    .isGreaterThan(before);
        }
    },
    /** The same process, when the collector has answered everything and verification is in the midst of it. */
    VERIFICATION_KILLED("verification kill -9") {
        @Override
        boolean waitsForAnswers() {
            return true;
        }

        @Override
        void strike(Scene scene) throws Exception {
            ServiceProcess ingest = scene.plant().ingest();
            ingest.pause();
            while (scene.undecided() == 0) {
                ingest.resume();
                scene.shop().sending(A_FEW_MORE).join();
                scene.shop().flush();
                ingest.pause();
            }
            ingest.kill();
            ingest.start();
            scene.plant().awaitReady();
        }
    },
    ARCHIVE_KILLED("archive kill -9") {
        @Override
        void strike(Scene scene) throws Exception {
            scene.plant().archive().kill();
            scene.plant().archive().start();
            scene.plant().awaitReady();
        }
    },
    BROKER_KILLED("broker kill -9") {
        @Override
        void strike(Scene scene) throws Exception {
            scene.plant().broker().kill();
            scene.plant().broker().start();
            scene.plant().awaitReady();
        }
    },
    BROKER_PAUSED("broker paused 20 s") {
        @Override
        void strike(Scene scene) throws Exception {
            Instant until = Instant.now().plusSeconds(20);
            scene.plant().broker().pause();
            await().atMost(Duration.ofMinutes(1)).until(() -> Instant.now().isAfter(until));
            scene.shop().awaitProblem();
            scene.plant().broker().resume();
            scene.plant().awaitReady();
        }
    },
    /** Long enough for every part to ask for what it had in mind, and to be told nothing. */
    BROKER_AWAY("broker away 90 s") {
        @Override
        void strike(Scene scene) throws Exception {
            Instant until = Instant.now().plusSeconds(90);
            scene.plant().broker().kill();
            await().atMost(Duration.ofMinutes(3)).until(() -> Instant.now().isAfter(until));
            scene.shop().awaitProblem();
            scene.plant().broker().start();
            scene.plant().awaitReady();
        }
    },
    DISK_FULL("archive's disk full") {
        @Override
        Optional<String> whyNot(Scene scene) {
            return scene.disk().isPresent()
                    ? Optional.empty()
                    : Optional.of("skipped: a small disk may not be mounted here, and there is no prlimit");
        }

        @Override
        void strike(Scene scene) throws Exception {
            ArchiveDisk disk = scene.disk().orElseThrow();
            ServiceProcess archive = scene.plant().archive();
            disk.fill(archive);
            archive.awaitUnready();
            disk.free(archive);
            scene.plant().awaitReady();
        }
    },
    /** As when the machine is shut down: all at the same time, the broker too. */
    EVERYTHING_STOPPED("everything SIGTERM") {
        @Override
        void strike(Scene scene) throws Exception {
            List<ServiceProcess> all = scene.plant().all();
            all.forEach(ServiceProcess::terminate);
            var ends = new ArrayList<Integer>();
            for (ServiceProcess each : all) {
                ends.add(each.awaitEnd());
            }
            assertThat(ends).as("exit status of each").allMatch(end -> end == 0 || end == 143);
            scene.plant().start();
        }
    };

    private static final int A_FEW_MORE = 1_000;

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether the shop sends nothing at the moment of the fault, and has an answer to all it sent. */
    boolean waitsForAnswers() {
        return false;
    }

    /** Why it cannot happen here; empty where it can. */
    Optional<String> whyNot(Scene scene) {
        return Optional.empty();
    }

    /** Happens, and is over when it returns. */
    abstract void strike(Scene scene) throws Exception;
}
