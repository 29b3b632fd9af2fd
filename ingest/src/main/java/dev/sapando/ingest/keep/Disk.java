package dev.sapando.ingest.keep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The disk as the archive uses it, step by step. Between any two steps the machine may stop: the tests' disks do. */
interface Disk {
    Disk REAL = new Disk() {};

    default void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    default void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
    }

    /** Returns when the file's bytes would survive a loss of power. */
    default void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Atomic: readers see the one or the other. */
    default void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns when the names in the folder would survive a loss of power. */
    default void syncFolder(@Nullable Path folder) throws IOException {
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    default void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
