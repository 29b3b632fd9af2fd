package dev.sapando.ingest.keys;

/** Asks for no key. A page from elsewhere is refused all the same: it would reach a collector on its visitor's own machine. */
final class OpenGate implements Gate {
    @Override
    public Client admit(Asked asked) throws Denied {
        if (asked.origin() != null && !knows(asked.origin())) {
            throw new Denied(
                    403,
                    "origin_not_allowed",
                    "without write keys only pages from localhost may send; set WRITE_KEYS_FILE to let others");
        }
        return Client.ANYONE;
    }

    @Override
    public boolean knows(String origin) {
        return Origins.isLoopback(origin);
    }
}
