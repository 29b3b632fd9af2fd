package dev.sapando.ingest.keys;

import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that are valid now: those of the file, and where the file has become unusable those it had before. Thread-safe. */
public final class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final int LONGEST_KEY = 256;

    private final KeyFile file;
    private final LongSupplier nanos;
    private volatile List<Client> clients = List.of();
    private volatile @Nullable String complaint;
    private @Nullable Stamp seen;

    /** By what a changed file is told from the one that was read. */
    private record Stamp(
            FileTime changed, long size, @Nullable Object file) {}

    private KeyRing(KeyFile file, LongSupplier nanos) {
        this.file = file;
        this.nanos = nanos;
    }

    /** @throws StartFailure where the file cannot be used */
    public static KeyRing open(Path file, LongSupplier nanos) {
        var ring = new KeyRing(new KeyFile(file), nanos);
        ring.seen = ring.stamp();
        try {
            ring.use(ring.file.read());
        } catch (BrokenKeyFile e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
        return ring;
    }

    /** Reads the file again where it has changed. Whatever goes wrong is a complaint, and is tried again at the next look. */
    public synchronized void look() {
        try {
            Stamp stamp = stamp();
            if (stamp == null || !stamp.equals(seen)) {
                renew();
                seen = stamp;
            }
        } catch (RuntimeException | Error e) {
            // Let go here it would end the looking for good, and keys that were taken back would still hold.
            seen = null;
            complain("WRITE_KEYS_FILE=" + file.path() + ": reading it failed with " + e, e);
        }
    }

    /** Empty while the file can be used. */
    public Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    public int size() {
        return clients.size();
    }

    /** Compared with every key there is, so that the time it takes says nothing about which are close. */
    Optional<Client> find(String presented) {
        Client found = null;
        KeyHash hash = KeyHash.of(presented.length() <= LONGEST_KEY ? presented : "");
        for (Client client : clients) {
            if (client.key().orElseThrow().hash().isSame(hash)) {
                found = client;
            }
        }
        return Optional.ofNullable(found);
    }

    boolean knows(String origin) {
        return clients.stream()
                .anyMatch(client -> client.key().orElseThrow().origins().contains(origin));
    }

    private void renew() {
        try {
            use(file.read());
            complaint = null;
        } catch (BrokenKeyFile e) {
            complain(String.valueOf(e.getMessage()), null);
        }
    }

    /** Once each, and not at every look. */
    private void complain(String sentence, @Nullable Throwable unexpected) {
        if (!sentence.equals(complaint)) {
            LOG.error("write_keys_unusable keys_kept={} reason=\"{}\"", clients.size(), sentence, unexpected);
        }
        complaint = sentence;
    }

    private void use(List<WriteKey> keys) {
        List<Client> before = clients;
        clients = keys.stream().map(key -> client(key, before)).toList();
        LOG.info("write_keys_read keys={} file={}", keys.size(), file.path());
        file.warning().ifPresent(warning -> LOG.warn("write_keys_of_others reason=\"{}\"", warning));
    }

    private Client client(WriteKey key, List<Client> before) {
        return before.stream()
                .filter(known -> key.name().equals(known.name()))
                .findFirst()
                .map(known -> known.now(key, nanos))
                .orElseGet(() -> Client.of(key, nanos));
    }

    private @Nullable Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            // Gone or out of reach: reading it says so in words.
            return null;
        }
    }
}
