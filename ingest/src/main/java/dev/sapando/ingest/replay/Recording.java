package dev.sapando.ingest.replay;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Files to be sent, one after the other, as events of one format. */
public record Recording(List<Path> files, Format format) {
    public Recording {
        files = List.copyOf(files);
    }

    /** Who listens to a recording. */
    public interface Listener {
        /** A line was read; blank ones and headings are not told. */
        void line(Line line);

        void broken(Line line, String reason) throws IOException;

        /** @param line the one that ends the event: an order of several lines is told with the line behind it, or the last one */
        void event(Line line, Outgoing event) throws IOException;

        /** A file ended before its end, as a cut-off archive does; what came before that was told, the next file follows. */
        void cutOff(Path file, IOException reason);
    }

    public void play(Listener listener, LongConsumer bytesRead) throws IOException {
        for (Path file : files) {
            try {
                play(file, listener, bytesRead);
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                listener.cutOff(file, e);
            }
        }
    }

    private void play(Path file, Listener listener, LongConsumer bytesRead) throws IOException {
        Converter converter = format.converter();
        try (var lines = new Lines(file, bytesRead)) {
            @Nullable Line last = null;
            for (Line line = lines.next(); line != null; line = lines.next()) {
                last = line;
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("stopped");
                }
                if (!isBlank(line.bytes())) {
                    play(line, converter, listener);
                }
            }
            // Not where the file was cut off: half an order would stand in the way of the whole one later.
            if (last != null) {
                tell(last, converter.end(), listener);
            }
        }
    }

    private static void play(Line line, Converter converter, Listener listener) throws IOException {
        List<Outgoing> events;
        try {
            events = converter.convert(line);
        } catch (Heading e) {
            return;
        } catch (BrokenLine e) {
            listener.line(line);
            listener.broken(line, String.valueOf(e.getMessage()));
            return;
        }
        listener.line(line);
        tell(line, events, listener);
    }

    private static void tell(Line line, List<Outgoing> events, Listener listener) throws IOException {
        for (Outgoing event : events) {
            listener.event(line, event);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
