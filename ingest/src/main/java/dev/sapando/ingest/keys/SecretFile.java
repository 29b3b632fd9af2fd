package dev.sapando.ingest.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A secret that is drawn once and kept in a file, its owner's alone. Those who start at once get the same one. */
public final class SecretFile {
    private SecretFile() {}

    /** What the file holds, without a line's end; where there is none, one is drawn and put there. */
    public static String in(Path file, Supplier<String> draw) throws IOException {
        if (Files.notExists(file)) {
            make(file, draw.get());
        }
        return Files.readString(file).strip();
    }

    /**
     * Written beside its place first, so that a crash leaves no half of it; a temporary file of Java's is its owner's alone. A link
     * is made by one of those who start at once, where a move would give each its own: the others then read the one's.
     */
    private static void make(Path file, String secret) throws IOException {
        Path folder = PrivateFile.folderOf(file);
        Files.createDirectories(folder);
        Path whole = Files.createTempFile(folder, ".secret", ".tmp");
        try {
            Files.writeString(whole, secret);
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException madeByAnother) {
            // Theirs is read.
        } catch (UnsupportedOperationException e) {
            throw new IOException("its file system knows no hard links", e);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
