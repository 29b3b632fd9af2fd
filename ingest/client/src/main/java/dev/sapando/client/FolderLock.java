package dev.sapando.client;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One client at a time writes to a spill folder: two would tear each other's records. Ends with the process, however that ends. */
record FolderLock(FileChannel channel) implements AutoCloseable {
    static FolderLock of(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException(
                    "another client spills to " + folder + "; close it, or give this one a folder of its own");
        }
        return new FolderLock(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // The other client is in this process.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
