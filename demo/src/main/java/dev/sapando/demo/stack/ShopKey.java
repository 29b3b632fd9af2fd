package dev.sapando.demo.stack;

import dev.sapando.ingest.keys.BrokenKeyFile;
import dev.sapando.ingest.keys.KeyFile;
import dev.sapando.ingest.keys.KeyHash;
import dev.sapando.ingest.keys.KeySettings;
import dev.sapando.ingest.keys.Rate;
import dev.sapando.ingest.keys.Scope;
import dev.sapando.ingest.keys.WriteKey;
import dev.sapando.ingest.keys.WriteKeyOption;
import dev.sapando.ops.run.Service;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The write key that the shop played here sends with, so that its events are counted apart from what others send: drawn for this run,
 * where everybody else needs none. Who names a key file of their own names the shop's key too, in {@code WRITE_KEY}.
 */
public final class ShopKey implements Service {
    private static final String NAME = "demo-shop";

    private final Settings process;
    private final Path drawn;
    private final String secret;

    private ShopKey(Settings process, Path drawn, String secret) {
        this.process = process;
        this.drawn = drawn;
        this.secret = secret;
    }

    public static ShopKey of(Settings process, Workplace workplace) {
        return new ShopKey(
                process,
                workplace.writeKeys(),
                isTheirs(process)
                        ? new WriteKeyOption(name -> process.optional(name).orElse(null)).key()
                        : UUID.randomUUID().toString());
    }

    private static boolean isTheirs(Settings process) {
        return process.optional("WRITE_KEYS_FILE").isPresent();
    }

    /** With it where the collector would ask for no key; what it would ask for, or complain of, stays as it is. */
    public Settings settings() {
        Settings asked = Settings.of(process.all());
        boolean open =
                KeySettings.from(asked).file().isEmpty() && asked.problems().isEmpty();
        return open ? process.with(Map.of("WRITE_KEYS", "optional", "WRITE_KEYS_FILE", drawn.toString())) : process;
    }

    /** To be sent as {@code X-Write-Key}. */
    public String secret() {
        return secret;
    }

    /**
     * What stands as {@code producer} on what the shop sends.
     *
     * @throws StartFailure where the key is none of the file
     */
    public String producer() {
        if (!isTheirs(process)) {
            return NAME;
        }
        Path file = Path.of(process.text("WRITE_KEYS_FILE", ""));
        try {
            return new KeyFile(file)
                    .read().stream()
                            .filter(key -> key.hash().equals(KeyHash.of(secret)))
                            .map(WriteKey::name)
                            .findFirst()
                            .orElseThrow(() -> new StartFailure("WRITE_KEY is none of the keys of WRITE_KEYS_FILE="
                                    + file + "; the shop needs one of scope server, or unset both"));
        } catch (BrokenKeyFile e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String name() {
        return "shop-key";
    }

    /** @throws StartFailure where the key cannot be written */
    @Override
    public void start() {
        if (isTheirs(process)) {
            producer();
            return;
        }
        try {
            Files.deleteIfExists(drawn);
            new KeyFile(drawn)
                    .append(new WriteKey(
                            NAME, KeyHash.of(secret), Scope.SERVER, List.of(), new Rate(Rate.MOST, Rate.MOST)));
        } catch (BrokenKeyFile | IOException e) {
            throw new StartFailure("cannot write the shop's key to " + drawn + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // It ends with the collector that knows it.
    }
}
