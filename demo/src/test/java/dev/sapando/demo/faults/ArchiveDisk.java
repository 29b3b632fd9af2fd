package dev.sapando.demo.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The disk under the archive, which can be filled and freed. */
interface ArchiveDisk extends AutoCloseable {
    void fill(ServiceProcess archive) throws IOException, InterruptedException;

    void free(ServiceProcess archive) throws IOException, InterruptedException;

    @Override
    void close() throws IOException, InterruptedException;

    /** A small disk of its own where that may be mounted, else a limit on the size of files; empty where there is neither. */
    static Optional<ArchiveDisk> under(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (Shell.works("mount", "-t", "tmpfs", "-o", "size=256m", "sapando-faults", folder.toString())) {
            return Optional.of(new SmallDisk(folder));
        }
        return ofSmallFiles(folder);
    }

    /** The limit, also where a disk might be mounted. */
    static Optional<ArchiveDisk> ofSmallFiles(Path folder) throws InterruptedException {
        return Shell.works("prlimit", "--version") ? Optional.of(new SmallFiles()) : Optional.empty();
    }

    /** How a run comes by a disk for the folder of its archive. */
    @FunctionalInterface
    interface Kind {
        Optional<ArchiveDisk> under(Path folder) throws IOException, InterruptedException;
    }

    /** A disk in memory, which a file of ours fills to its last byte. */
    record SmallDisk(Path folder) implements ArchiveDisk {
        private static final int CHUNK = 65_536;

        @Override
        public void fill(ServiceProcess archive) throws IOException {
            try (OutputStream out = Files.newOutputStream(filler())) {
                for (int size = CHUNK; size > 0; ) {
                    size = written(out, size) ? size : size / 2;
                }
            }
        }

        @Override
        public void free(ServiceProcess archive) throws IOException {
            Files.delete(filler());
        }

        @Override
        public void close() throws IOException, InterruptedException {
            Shell.run("umount", folder.toString());
        }

        private Path filler() {
            return folder.resolve("filler");
        }

        private static boolean written(OutputStream out, int size) {
            try {
                out.write(new byte[size]);
                return true;
            } catch (IOException e) {
                // The disk is full: that is what is wanted.
                return false;
            }
        }
    }

    /** The system lets the process write no file beyond a few bytes, in the words of a disk that is full. */
    record SmallFiles() implements ArchiveDisk {
        private static final int BYTES = 512;

        @Override
        public void fill(ServiceProcess archive) throws IOException, InterruptedException {
            Shell.run("prlimit", "--pid", archive.pid(), "--fsize=" + BYTES + ":");
        }

        @Override
        public void free(ServiceProcess archive) throws IOException, InterruptedException {
            Shell.run("prlimit", "--pid", archive.pid(), "--fsize=unlimited:");
        }

        @Override
        public void close() {}
    }
}
