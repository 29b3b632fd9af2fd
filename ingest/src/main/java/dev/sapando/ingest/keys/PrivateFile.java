package dev.sapando.ingest.keys;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a file as a whole, so that nobody ever reads half of it. A new one is readable by its owner alone, as Java makes
 * temporary files; one that was there keeps its owner, group and mode.
 */
final class PrivateFile {
    private static final int MOST_LINKS = 40;
    private static final Set<PosixFilePermission> OF_STRANGERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private PrivateFile() {}

    /** @param path of a file, not of a link to one: see {@link #behindLinks} */
    static void replace(Path path, byte[] content) throws IOException {
        Path whole = Files.createTempFile(folderOf(path), ".keys", ".tmp");
        try {
            Files.write(whole, content);
            if (Files.exists(path)) {
                likeBefore(path, whole);
            }
            Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** The file that a symbolic link leads to, there or not: to replace the link would leave everybody else with the old file. */
    static Path behindLinks(Path path) throws IOException {
        Path file = path;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    static Path folderOf(Path path) {
        return Objects.requireNonNullElse(path.toAbsolutePath().getParent(), Path.of("/"));
    }

    /** Its mode, as {@code rw-rw-r--}, where others than its owner may write it or anybody may read it. */
    static Optional<String> modeForStrangers(Path path) throws IOException {
        PosixFileAttributeView view = view(path);
        if (view == null) {
            return Optional.empty();
        }
        Set<PosixFilePermission> mode = view.readAttributes().permissions();
        return mode.stream().anyMatch(OF_STRANGERS::contains)
                ? Optional.of(PosixFilePermissions.toString(mode))
                : Optional.empty();
    }

    private static void likeBefore(Path before, Path after) throws IOException {
        PosixFileAttributeView old = view(before);
        PosixFileAttributeView renewed = view(after);
        if (old == null || renewed == null) {
            return;
        }
        PosixFileAttributes wanted = old.readAttributes();
        PosixFileAttributes given = renewed.readAttributes();
        if (!wanted.owner().equals(given.owner())) {
            renewed.setOwner(wanted.owner());
        }
        if (!wanted.group().equals(given.group())) {
            renewed.setGroup(wanted.group());
        }
        renewed.setPermissions(wanted.permissions());
    }

    /** Null where the file system knows no such thing. */
    private static @Nullable PosixFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class);
    }
}
