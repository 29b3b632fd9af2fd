package dev.sapando.ingest.keep;

import dev.sapando.ops.run.FileTrouble;
import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One process writes to the archive at a time; the system lets go of it also for one that was killed. */
record FolderLock(FileChannel channel) implements AutoCloseable {
    static FolderLock hold(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StartFailure("another process archives into " + folder
                        + "; stop that one or set ARCHIVE_DIR to another folder");
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot write to " + folder + " (" + FileTrouble.reason(e) + "); set ARCHIVE_DIR to another folder",
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
