package dev.sapando.ingest.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file of write keys: JSON, of each key what {@link WriteKey} has; wholly usable or not at all. */
public final class KeyFile {
    private static final int LARGEST = 1_000_000;
    private static final Pattern A_KEY = Pattern.compile("sapando_[\\w-]+");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private final Path path;

    public KeyFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** @throws BrokenKeyFile in one sentence, which never quotes a key: somebody may have put one there */
    public List<WriteKey> read() throws BrokenKeyFile {
        List<WriteKey> keys = parse(bytes());
        Set<String> names = new HashSet<>();
        Set<KeyHash> hashes = new HashSet<>();
        for (WriteKey key : keys) {
            if (!names.add(key.name())) {
                throw broken("two keys are named " + key.name(), null);
            }
            if (!hashes.add(key.hash())) {
                throw broken("key " + key.name() + " has another one's sha256", null);
            }
        }
        return keys;
    }

    /**
     * The same with one key more, also where others add theirs meanwhile; a file that is not there begins with it. A key that is
     * there under this name already is from now on as it is said here.
     */
    public void append(WriteKey key) throws BrokenKeyFile, IOException {
        Path file = PrivateFile.behindLinks(path);
        Files.createDirectories(PrivateFile.folderOf(file));
        try (var turn = KeyFileTurn.at(file)) {
            List<WriteKey> keys = new ArrayList<>(Files.exists(file) ? read() : List.of());
            keys.removeIf(
                    known -> known.name().equals(key.name()) && known.hash().isSame(key.hash()));
            if (keys.stream().anyMatch(known -> known.name().equals(key.name()))) {
                throw broken(
                        "there is a key named " + key.name() + " already; take another name, or remove that one", null);
            }
            keys.add(key);
            var entries = keys.stream().map(KeyEntry::of).toList();
            PrivateFile.replace(file, JSON.writeValueAsBytes(new KeyEntry.All(entries)));
        }
    }

    /** What there is to be said of a file that can be used: that others can read who may come in, or let themselves in. */
    Optional<String> warning() {
        try {
            return PrivateFile.modeForStrangers(path)
                    .map(mode -> "the key file " + path + " has mode " + mode
                            + ": others can read or change who may come in; chmod g-w,o-rwx " + path);
        } catch (IOException e) {
            return Optional.of("the mode of the key file " + path + " cannot be told: " + e);
        }
    }

    private List<WriteKey> parse(byte[] bytes) throws BrokenKeyFile {
        try {
            KeyEntry.All all = JSON.readValue(bytes, KeyEntry.All.class);
            if (all == null) {
                throw broken("it says null; ./sapando keys new writes one with a key", null);
            }
            return all.keys().stream().map(KeyEntry::key).toList();
        } catch (JsonProcessingException e) {
            // Jackson's own words may quote the text.
            throw broken(
                    "line " + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                            + " is not what a key looks like; ./sapando keys new writes one",
                    e);
        } catch (IOException e) {
            throw broken(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw broken(String.valueOf(e.getMessage()), e);
        }
    }

    private byte[] bytes() throws BrokenKeyFile {
        try (var in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw broken("it is over " + LARGEST + " bytes", null);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw broken("there is no such file; ./sapando keys new --file " + path + " makes it", e);
        } catch (IOException e) {
            throw broken("it cannot be read: " + e, e);
        }
    }

    /** What looks like a key of ours is not repeated, wherever in the file somebody has put it. */
    private BrokenKeyFile broken(String reason, @Nullable Exception cause) {
        String told = A_KEY.matcher(reason).replaceAll("sapando_…");
        return new BrokenKeyFile("WRITE_KEYS_FILE=" + path + ": " + told, cause);
    }
}
