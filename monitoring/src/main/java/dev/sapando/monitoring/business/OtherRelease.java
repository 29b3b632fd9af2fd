package dev.sapando.monitoring.business;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;

/** State that another release of monitoring wrote. Nothing can be counted on top of it, and no answer given from it. */
public final class OtherRelease extends SerializationException {
    private static final long serialVersionUID = 1;

    /** What wraps a failure wraps it a few times. */
    private static final int DEEPEST = 50;

    private OtherRelease(int version, int known, String what) {
        super(what + " has version " + version + ", not "
                + known
                + ": another release of monitoring wrote it; run that one, or have it counted"
                + " anew: stop monitoring, kafka-streams-application-reset --application-id sapando-monitoring,"
                + " delete the folder sapando-monitoring in STATE_DIR and the topic metrics.business");
    }

    /**
     * @param what is read, in words
     * @throws OtherRelease where the version is not the one this release knows
     */
    static void check(int version, int known, String what) {
        if (version != known) {
            throw new OtherRelease(version, known, what);
        }
    }

    /** The one that a failure comes from, whatever it is wrapped in. */
    public static Optional<OtherRelease> behind(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(OtherRelease.class::isInstance)
                .map(OtherRelease.class::cast)
                .findFirst();
    }
}
