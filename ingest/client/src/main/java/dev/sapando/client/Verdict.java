package dev.sapando.client;

/**
 * What became of one event.
 *
 * @param code why it was rejected or not taken, in the collector's words or the client's; empty where it was accepted
 * @param field what was wrong, as a path: {@code lines[0].unitPrice}; empty where the whole event is meant
 * @param detail a sentence with the value and the remedy
 */
public record Verdict(String eventId, Outcome outcome, String code, String field, String detail) {
    /** The ends an event can come to. */
    public enum Outcome {
        /** The collector has it for good. */
        ACCEPTED,
        /** The contract does not allow it; sending it again would change nothing. */
        REJECTED,
        /** The client did not take it: the buffer is full, cannot be written to, or is closed. */
        NOT_TAKEN,
        /** It stands in the spill file; a later verdict goes to the listener, in this life or the next. */
        KEPT,
        /**
         * It was given up, or the client was closed before it went out, and no file keeps it. With the code {@code arrival_unknown} it may
         * have arrived: it was sent and not answered, so long ago that sending it again could make it count twice.
         */
        UNSENT
    }

    static Verdict accepted(String eventId) {
        return new Verdict(eventId, Outcome.ACCEPTED, "", "", "");
    }

    static Verdict rejected(String eventId, String code, String field, String detail) {
        return new Verdict(eventId, Outcome.REJECTED, code, field, detail);
    }

    static Verdict notTaken(String eventId, String code, String detail) {
        return new Verdict(eventId, Outcome.NOT_TAKEN, code, "", detail);
    }

    static Verdict kept(String eventId, String detail) {
        return new Verdict(eventId, Outcome.KEPT, "kept", "", detail);
    }

    static Verdict unsent(String eventId, String code, String detail) {
        return new Verdict(eventId, Outcome.UNSENT, code, "", detail);
    }

    public boolean isAccepted() {
        return outcome == Outcome.ACCEPTED;
    }
}
