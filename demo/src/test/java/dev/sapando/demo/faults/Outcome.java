package dev.sapando.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.report.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;

/**
 * How everything stands once nothing is on its way any more, in all since the beginning.
 *
 * @param copies that came of sending again, and that verification recognised
 * @param lost told as accepted and not there: in {@code events.verified}, in the archive
 * @param duplicates there more than once, likewise
 * @param unaccounted as monitoring has it: accepted, without an end, be its minute of arrival settled or not
 */
record Outcome(
        long sent,
        long accepted,
        long retried,
        long copies,
        Both lost,
        Both duplicates,
        Both strangers,
        long unaccounted,
        List<String> examples) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** One count in {@code events.verified} and one in the archive. */
    record Both(long verified, long archived) {
        static final Both NONE = new Both(0, 0);

        @Override
        public String toString() {
            return verified + "/" + archived;
        }
    }

    /** Waits for the end of what is on its way, and counts anew. */
    static Outcome of(Scene scene) throws IOException, InterruptedException {
        long accepted = scene.shop().accepted().size();
        MetricsApi metrics = scene.plant().metrics();
        // What does not come to be so is told by the recount below, with examples.
        until(() -> {
            Ledger ledger = Ledger.of(metrics);
            assertThat(ledger.verified()).isEqualTo(accepted);
            assertThat(ledger.unaccounted()).isZero();
        });
        until(() -> assertThat(scene.archive().rows()).isGreaterThanOrEqualTo(accepted));
        Recount verified = scene.verified();
        Recount archived = scene.archive().against(scene.shop().accepted());
        var examples = new ArrayList<>(verified.examples());
        examples.addAll(archived.examples());
        return new Outcome(
                scene.shop().counts().sent(),
                accepted,
                scene.shop().counts().retried(),
                Ledger.of(metrics).duplicates(),
                new Both(verified.lost(), archived.lost()),
                new Both(verified.duplicates(), archived.duplicates()),
                new Both(verified.strangers(), archived.strangers()),
                unaccounted(metrics),
                examples);
    }

    void holds(String after) {
        assertThat(lost).as("%s: lost, %s", after, examples).isEqualTo(Both.NONE);
        assertThat(duplicates).as("%s: duplicates, %s", after, examples).isEqualTo(Both.NONE);
        assertThat(strangers)
                .as("%s: there, and not accepted, %s", after, examples)
                .isEqualTo(Both.NONE);
        assertThat(unaccounted).as("%s: unaccounted", after).isZero();
    }

    private static void until(ThrowingRunnable holds) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .ignoreExceptions()
                    .untilAsserted(holds);
        } catch (ConditionTimeoutException e) {
            System.out.println("not settled after " + PATIENCE + ": " + e.getMessage());
        }
    }

    private static long unaccounted(MetricsApi metrics) {
        return metrics.rows("ingest").stream()
                .filter(row -> List.of("in_flight", "unaccounted")
                        .contains(row.labels().get("outcome")))
                .map(Row::numerator)
                .mapToLong(count -> count.orElse(BigDecimal.ZERO).longValueExact())
                .sum();
    }
}
