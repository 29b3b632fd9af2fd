package dev.sapando.demo.broker;

import dev.sapando.ops.run.FileTrouble;
import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The broker's folder, held by one process at a time. Kafka locks it too, but only after it has begun to write, and then
 * ends the whole JVM; here the second process is told in a line.
 */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws StartFailure where it cannot be written to or another process holds it */
    static DataFolder hold(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve(".sapando.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StartFailure(
                        "data folder " + path + " is in use by another process; stop that one or name another folder");
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot write to data folder " + path + " (" + FileTrouble.reason(e) + "); name another folder", e);
        }
    }

    boolean isFormatted() {
        return Files.exists(path.resolve("meta.properties"));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
