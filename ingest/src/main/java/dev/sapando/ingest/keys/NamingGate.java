package dev.sapando.ingest.keys;

/** Asks for no key either, but knows whose a key is that is shown: what comes with it is held to it, and counted apart. */
final class NamingGate implements Gate {
    private final KeyRing keys;
    private final Gate keyed;
    private final Gate open = new OpenGate();

    NamingGate(KeyRing keys) {
        this.keys = keys;
        keyed = new KeyedGate(keys);
    }

    @Override
    public Client admit(Asked asked) throws Denied {
        String shown = asked.header() == null ? asked.query() : asked.header();
        return shown != null && keys.find(shown).isPresent() ? keyed.admit(asked) : open.admit(asked);
    }

    @Override
    public boolean knows(String origin) {
        return open.knows(origin) || keyed.knows(origin);
    }
}
