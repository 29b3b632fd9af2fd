package dev.sapando.serving.experiment;

import dev.sapando.ops.settings.Settings;
import java.nio.ByteBuffer;

/**
 * Two arms by a stable hash of the visitor: the first eight bytes of SHA-256 over {@code salt:visitorId}, taken as an
 * unsigned number modulo 10,000, lie in the treatment where they are below 100 × share. Anybody can recompute it in SQL.
 *
 * @param salt another one draws the visitors anew: {@code EXPERIMENT_SALT}
 * @param treatmentShare percent of visitors who get the neighbours: {@code TREATMENT_SHARE}
 */
public record Experiment(String salt, int treatmentShare) {
    private static final int BUCKETS = 10_000;

    public Experiment {
        if (treatmentShare < 0 || treatmentShare > 100) {
            throw new IllegalArgumentException("a treatment share of " + treatmentShare + " percent");
        }
    }

    public static Experiment from(Settings settings) {
        return new Experiment(
                settings.text("EXPERIMENT_SALT", "sapando"), settings.number("TREATMENT_SHARE", 50, 0, 100));
    }

    public Arm arm(String visitorId) {
        long hash = ByteBuffer.wrap(Sha256.of(salt + ":" + visitorId)).getLong();
        return Long.remainderUnsigned(hash, BUCKETS) < 100L * treatmentShare ? Arm.TREATMENT : Arm.CONTROL;
    }
}
