package dev.sapando.ingest.keys;

/** Lets in who may come in. */
public interface Gate {
    /** @throws Denied 401, 403 or 429 */
    Client admit(Asked asked) throws Denied;

    /** Whether pages of this origin may use the collector, whichever key they have. */
    boolean knows(String origin);

    /** No keys: everybody on this machine may send everything, and of pages those that came from this machine. */
    static Gate withoutKeys() {
        return new OpenGate();
    }

    static Gate with(KeyRing keys) {
        return new KeyedGate(keys);
    }
}
