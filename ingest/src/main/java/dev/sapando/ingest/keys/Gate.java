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

    /** Everybody as without keys; who shows one of these is known by it. */
    static Gate naming(KeyRing keys) {
        return new NamingGate(keys);
    }

    static Gate with(KeyRing keys) {
        return new KeyedGate(keys);
    }
}
