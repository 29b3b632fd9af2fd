package dev.sapando.ingest.check;

import java.io.IOException;

/** Says what would become of events: the rules in this process, or a collector elsewhere. */
interface Judge {
    /** Who is told. */
    interface Hearer {
        void hear(Judged judged) throws IOException;
    }

    /** The hearer may be told later, in the order of asking, at the latest by {@link #finish}. */
    void judge(Place place, byte[] json, Hearer hearer) throws IOException;

    /** Tells what is not told yet. */
    void finish(Hearer hearer) throws IOException;
}
