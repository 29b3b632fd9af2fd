package dev.sapando.ingest.verify;

import dev.sapando.event.ProducerName;
import dev.sapando.schema.Event;
import dev.sapando.schema.Outcome;
import dev.sapando.schema.RejectedEvent;
import org.jspecify.annotations.Nullable;

/** What verification made of one record. It knows where it goes and in which column it counts. */
sealed interface Decision {
    String VERIFIED = "verified";
    String DUPLICATE = "duplicate";

    /** For counting; {@code unknown} where there is none that the contract names. */
    String eventType();

    /** Name of the write key that it came with, for counting; null where it names none that a key can have. */
    @Nullable
    String producer();

    /** Reason code, or what else became of it, as the meter names it. */
    String outcome();

    void sendTo(Outlet outlet);

    void countIn(Outcome totals);

    /** Where decisions go. */
    interface Outlet {
        void verified(String key, Event event);

        void rejected(RejectedEvent rejected, @Nullable Exception cause);
    }

    /** Well, and seen for the first time. */
    record Verified(String eventType, String key, Event event) implements Decision {
        @Override
        public @Nullable String producer() {
            return ProducerName.orNone(event.getProducer());
        }

        @Override
        public String outcome() {
            return VERIFIED;
        }

        @Override
        public void sendTo(Outlet outlet) {
            outlet.verified(key, event);
        }

        @Override
        public void countIn(Outcome totals) {
            totals.setVerified(totals.getVerified() + 1);
        }
    }

    /** Well, but it was here before: counted, and that is all. */
    record Duplicate(String eventType, @Nullable String producer) implements Decision {
        @Override
        public String outcome() {
            return DUPLICATE;
        }

        @Override
        public void sendTo(Outlet outlet) {
            // Its first copy has gone the whole way.
        }

        @Override
        public void countIn(Outcome totals) {
            totals.setDuplicates(totals.getDuplicates() + 1);
        }
    }

    /** Written past the collector, against the contract, or against what came before. */
    record Rejected(
            String eventType, RejectedEvent event, @Nullable Exception cause) implements Decision {
        @Override
        public @Nullable String producer() {
            return ProducerName.orNone(event.getProducer());
        }

        @Override
        public String outcome() {
            return event.getCode();
        }

        @Override
        public void sendTo(Outlet outlet) {
            outlet.rejected(event, cause);
        }

        @Override
        public void countIn(Outcome totals) {
            totals.setRejected(totals.getRejected() + 1);
        }
    }
}
