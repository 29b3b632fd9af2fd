package dev.sapando.ingest.keep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A disk on which something happens at its nth step: the machine stops, or nothing can be written any more. */
final class FaultyDisk implements Disk {
    private final int at;
    private final Fault fault;
    private int steps;
    private boolean mended;

    enum Fault {
        STOPS_BEFORE,
        STOPS_WITH_HALF_A_FILE,
        FULL
    }

    /** The machine stops: nobody cleans up. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;
    }

    private interface Step {
        void run() throws IOException;
    }

    FaultyDisk(int at, Fault fault) {
        this.at = at;
        this.fault = fault;
    }

    /** Whether the fault has come to pass. */
    boolean reached() {
        return steps > at;
    }

    void mend() {
        mended = true;
    }

    private void step(Path file, Step step) throws IOException {
        boolean now = fault == Fault.FULL ? steps >= at && !mended : steps == at;
        steps++;
        if (!now) {
            step.run();
            return;
        }
        switch (fault) {
            case STOPS_BEFORE -> throw new PowerCut();
            case STOPS_WITH_HALF_A_FILE -> {
                halve(file);
                throw new PowerCut();
            }
            case FULL -> throw new IOException("No space left on device");
        }
    }

    private static void halve(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
        }
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        step(folder, () -> Disk.REAL.createFolder(folder));
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        step(file, () -> Disk.REAL.write(file, bytes));
    }

    @Override
    public void sync(Path file) throws IOException {
        step(file, () -> Disk.REAL.sync(file));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step(from, () -> Disk.REAL.rename(from, to));
    }

    @Override
    public void syncFolder(@Nullable Path folder) throws IOException {
        step(folder == null ? Path.of("") : folder, () -> Disk.REAL.syncFolder(folder));
    }

    @Override
    public void delete(Path file) throws IOException {
        step(file, () -> Disk.REAL.delete(file));
    }
}
