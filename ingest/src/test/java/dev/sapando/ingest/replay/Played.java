package dev.sapando.ingest.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything a recording says. */
final class Played implements Recording.Listener {
    final List<Outgoing> events = new ArrayList<>();
    final List<String> broken = new ArrayList<>();
    long lines;

    static Played of(Format format, Path... files) {
        var played = new Played();
        try {
            new Recording(List.of(files), format).play(played, bytes -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return played;
    }

    @Override
    public void line(Line line) {
        lines++;
    }

    @Override
    public void broken(Line line, String reason) {
        broken.add(line.place() + " " + reason);
    }

    @Override
    public void cutOff(Path file, IOException reason) {
        throw new AssertionError(file + " is cut off", reason);
    }

    @Override
    public void event(Line line, Outgoing event) {
        events.add(event);
    }
}
