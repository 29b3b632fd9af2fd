package dev.sapando.monitoring.business;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * State that another release of monitoring wrote. Nothing can be counted on top of it, and no answer given from it: monitoring ends
 * and says what to do.
 */
public final class OtherRelease extends SerializationException {
    private static final long serialVersionUID = 1;

    /** What wraps a failure wraps it a few times. */
    private static final int DEEPEST = 50;
    /** What begins with anything else was written by no release: it is damaged. */
    private static final int HIGHEST = 15;

    private OtherRelease(String message, @Nullable OtherRelease cause) {
        super(message, cause);
    }

    /**
     * @param what is read, in words
     * @throws OtherRelease where the version is not the one this release knows
     * @throws SerializationException where it is none
     */
    static void check(int version, int known, String what) {
        if (version < 1 || version > HIGHEST) {
            throw new SerializationException(what + " is damaged: it begins with " + version + ", which is no version");
        }
        if (version != known) {
            throw new OtherRelease(
                    what + " has version " + version + ", not " + known + ": another release of monitoring wrote it",
                    null);
        }
    }

    /** With where it stands. */
    public OtherRelease in(ConsumerRecord<?, ?> record) {
        return new OtherRelease(
                getMessage() + " (" + record.topic() + "-" + record.partition() + ", offset " + record.offset() + ")",
                this);
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
