package dev.sapando.ingest.check;

import dev.sapando.ingest.replay.Line;
import dev.sapando.ingest.replay.Outgoing;
import dev.sapando.ingest.replay.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes a recording's events before the judge, with the line they come from. */
final class Reading implements Recording.Listener {
    private final Judge judge;
    private final Judge.Hearer hearer;
    private final List<String> unread = new ArrayList<>();

    Reading(Judge judge, Judge.Hearer hearer) {
        this.judge = judge;
        this.hearer = hearer;
    }

    @Override
    public void line(Line line) {
        // Heard of as broken, or by its events.
    }

    @Override
    public void broken(Line line, String reason) throws IOException {
        judge.finish(hearer);
        hearer.hear(Judged.broken(place(line), reason));
    }

    @Override
    public void event(Line line, Outgoing event) throws IOException {
        judge.judge(place(line), event.json(), hearer);
    }

    @Override
    public void cutOff(Path file, IOException reason) {
        unread.add(file + " cannot be read to its end: " + reason);
    }

    /** What could not be read to its end, in sentences. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    private static Place place(Line line) {
        return new Place(line.file(), line.number());
    }
}
