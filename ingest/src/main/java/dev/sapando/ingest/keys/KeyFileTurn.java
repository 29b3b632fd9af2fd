package dev.sapando.ingest.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turn to change a key file, of one writer at a time: who reads, adds and replaces beside another one loses the other's key. It
 * is held on a file beside the key file, which stays, since the key file itself is another one after each change.
 */
final class KeyFileTurn implements AutoCloseable {
    /** The system's lock is the whole process's. */
    private static final ReentrantLock WITHIN_THE_PROCESS = new ReentrantLock();

    private final FileChannel channel;

    private KeyFileTurn(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for it. */
    static KeyFileTurn at(Path keyFile) throws IOException {
        Path lock = PrivateFile.folderOf(keyFile).resolve("." + keyFile.getFileName() + ".lock");
        WITHIN_THE_PROCESS.lock();
        try {
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                channel.lock();
                return new KeyFileTurn(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            WITHIN_THE_PROCESS.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            WITHIN_THE_PROCESS.unlock();
        }
    }
}
