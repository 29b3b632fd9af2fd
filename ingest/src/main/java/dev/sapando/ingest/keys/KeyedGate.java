package dev.sapando.ingest.keys;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks for a key, and for its scope, its origins and its rate, in this order. */
final class KeyedGate implements Gate {
    private final KeyRing keys;

    KeyedGate(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Client admit(Asked asked) throws Denied {
        Client client = client(asked);
        WriteKey key = client.key().orElseThrow();
        if (asked.header() == null && key.scope() != Scope.BROWSER) {
            throw new Denied(
                    403,
                    "key_scope",
                    "only a browser's key may stand in the address, where logs keep it; send X-Write-Key");
        }
        if (!key.scope().allows(asked.access())) {
            throw new Denied(
                    403,
                    "key_scope",
                    "key " + key.name() + " is of scope " + key.scope().wireName() + ", which may not do this");
        }
        requireOrigin(key, asked.origin());
        Duration wait = client.untilOneMayCome();
        if (!wait.isZero()) {
            throw client.tooFast(wait);
        }
        return client;
    }

    @Override
    public boolean knows(String origin) {
        return keys.knows(origin);
    }

    private Client client(Asked asked) throws Denied {
        String presented = asked.header() == null ? asked.query() : asked.header();
        if (presented == null || presented.isBlank()) {
            throw new Denied(401, "key_missing", "send a write key as X-Write-Key; ./sapando keys new makes one");
        }
        return keys.find(presented)
                .orElseThrow(() -> new Denied(401, "key_unknown", "the write key is not one of the collector's"));
    }

    private static void requireOrigin(WriteKey key, @Nullable String origin) throws Denied {
        boolean allowed = key.scope() == Scope.BROWSER ? key.origins().contains(origin) : origin == null;
        if (!allowed) {
            throw new Denied(
                    403,
                    "origin_not_allowed",
                    key.scope() == Scope.BROWSER
                            ? "key " + key.name() + " does not name the page's origin; add it to the key file"
                            : "key " + key.name() + " is not for pages; make one of scope browser for this origin");
        }
    }
}
