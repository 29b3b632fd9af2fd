package dev.sapando.ingest.check;

import dev.sapando.ingest.collect.EventCheck;
import java.io.IOException;

/** The rules of this very version, without a running collector. */
record OwnRules(EventCheck check) implements Judge {
    @Override
    public void judge(Place place, byte[] json, Hearer hearer) throws IOException {
        hearer.hear(new Judged(place, check.check(json)));
    }

    @Override
    public void finish(Hearer hearer) {
        // Everything is told at once.
    }
}
