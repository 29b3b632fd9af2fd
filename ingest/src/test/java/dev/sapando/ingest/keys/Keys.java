package dev.sapando.ingest.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The shop's three keys: of its pages, of its back end, and of who looks after it. */
public final class Keys {
    public static final String BROWSER = "sapando_the-key-in-the-shops-pages";
    public static final String SERVER = "sapando_the-key-of-the-back-end";
    public static final String ADMIN = "sapando_the-key-of-who-looks-after-it";
    public static final String ORIGIN = "https://shop.example";

    private Keys() {}

    public static WriteKey web() {
        return new WriteKey("web", KeyHash.of(BROWSER), Scope.BROWSER, List.of(ORIGIN), new Rate(10, 50));
    }

    public static WriteKey backEnd() {
        return new WriteKey("back-end", KeyHash.of(SERVER), Scope.SERVER, List.of(), new Rate(100, 2_000));
    }

    public static WriteKey admin() {
        return new WriteKey("admin", KeyHash.of(ADMIN), Scope.ADMIN, List.of(), new Rate(100, 2_000));
    }

    public static void write(Path file, WriteKey... keys) {
        for (WriteKey key : keys) {
            try {
                new KeyFile(file).append(key);
            } catch (BrokenKeyFile e) {
                throw new AssertionError(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All three, and time that stands still. */
    public static Gate gate(Path folder) {
        return gate(folder, new AtomicLong()::get);
    }

    public static Gate gate(Path folder, LongSupplier nanos) {
        Path file = folder.resolve("keys.json");
        write(file, web(), backEnd(), admin());
        return Gate.with(KeyRing.open(file, nanos));
    }
}
