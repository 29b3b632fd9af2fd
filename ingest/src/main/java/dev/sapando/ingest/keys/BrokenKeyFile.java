package dev.sapando.ingest.keys;

import org.jspecify.annotations.Nullable;

/** A key file that cannot be used, in one sentence that names the file and the remedy. */
public final class BrokenKeyFile extends Exception {
    private static final long serialVersionUID = 1;

    BrokenKeyFile(String sentence, @Nullable Exception cause) {
        super(sentence, cause);
    }
}
