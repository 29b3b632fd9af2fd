package dev.sapando.ingest.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How much of the files has been read: a bar on a terminal, a line every ten seconds elsewhere. */
final class Progress implements AutoCloseable {
    private static final long LINE_EVERY = Duration.ofSeconds(10).toNanos();

    private final @Nullable ProgressBar bar;
    private final long bytes;
    private long read;
    private long told = System.nanoTime();

    /** @param bytes of all files; 0 where that is not known */
    private Progress(@Nullable ProgressBar bar, long bytes) {
        this.bar = bar;
        this.bytes = bytes;
    }

    static Progress of(List<Path> files) throws IOException {
        if (files.stream().anyMatch(RecordedFiles::isStandardInput)) {
            return new Progress(null, 0);
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return new Progress(Screen.isThere() ? bar(bytes) : null, bytes);
    }

    private static ProgressBar bar(long bytes) {
        return new ProgressBarBuilder()
                .setTaskName("replay")
                .setInitialMax(bytes)
                .setUnit(" kB", 1_000)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }

    void read(long more) {
        read += more;
        if (bar != null) {
            bar.stepBy(more);
        } else if (bytes > 0 && System.nanoTime() - told >= LINE_EVERY) {
            told = System.nanoTime();
            System.err.printf("replay: %,d of %,d kB read%n", read / 1_000, bytes / 1_000);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
