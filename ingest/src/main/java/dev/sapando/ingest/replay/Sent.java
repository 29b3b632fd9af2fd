package dev.sapando.ingest.replay;

import java.util.Optional;

/**
 * How sending one parcel ended.
 *
 * @param verdicts empty where it was given up
 * @param status of the last answer; 0 where there was none
 * @param problem in words, why it was given up
 */
record Sent(Parcel parcel, Optional<Verdicts> verdicts, int status, String problem) {
    static Sent taken(Parcel parcel, Verdicts verdicts) {
        return new Sent(parcel, Optional.of(verdicts), 202, "");
    }

    static Sent givenUp(Parcel parcel, int status, String problem) {
        return new Sent(parcel, Optional.empty(), status, problem);
    }

    boolean isTooLarge() {
        return status == 413;
    }
}
