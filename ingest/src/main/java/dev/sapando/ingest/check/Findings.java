package dev.sapando.ingest.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sapando.event.rule.Violation;
import dev.sapando.ingest.collect.UnknownField;
import dev.sapando.ingest.replay.SampleVerdicts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prints verdicts as they come and counts them: for people the refusals, as JSON lines every one; the sums last. */
final class Findings implements Judge.Hearer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final boolean json;
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, Long> flagged = new TreeMap<>();
    private final Warnings warnings = new Warnings();
    private long events;
    private long accepted;

    Findings(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void hear(Judged judged) throws IOException {
        events++;
        judged.verdict()
                .violation()
                .ifPresentOrElse(violation -> rejected.merge(violation.code(), 1L, Long::sum), () -> accepted++);
        judged.verdict().flags().forEach(flag -> flagged.merge(flag, 1L, Long::sum));
        warnings.add(judged);
        if (json) {
            out.println(JSON.writeValueAsString(object(judged)));
        } else {
            judged.verdict().violation().ifPresent(violation -> say(judged, violation));
        }
    }

    boolean nothingRejected() {
        return rejected.isEmpty();
    }

    /** Of the sample's verdicts to its expected answers; empty where there are none. */
    String differences(Path expectedAnswers) throws IOException {
        return SampleVerdicts.differences(expectedAnswers, events, accepted, rejected);
    }

    void sums() throws IOException {
        if (json) {
            ObjectNode sums = JSON.createObjectNode().put("events", events).put("wouldAccept", accepted);
            sums.set("rejected", JSON.valueToTree(rejected));
            sums.set("flags", JSON.valueToTree(flagged));
            out.println(JSON.writeValueAsString(sums));
            return;
        }
        warnings.sentences().forEach(sentence -> out.println(clean(sentence)));
        out.println(events + " events: " + accepted + " would be accepted, " + (events - accepted) + " rejected"
                + (rejected.isEmpty() ? "" : " " + rejected) + (flagged.isEmpty() ? "" : ", flagged " + flagged));
    }

    private void say(Judged judged, Violation violation) {
        out.println(String.join(
                "  ",
                judged.place().toString(),
                shown(judged.verdict().eventId()),
                violation.code(),
                shown(violation.field()),
                clean(violation.detail())));
    }

    private static ObjectNode object(Judged judged) {
        ObjectNode object = JSON.createObjectNode()
                .put("file", judged.place().file())
                .put("line", judged.place().line())
                .put("eventId", judged.verdict().eventId())
                .put("verdict", judged.accepted() ? "accepted" : "rejected");
        judged.verdict().violation().ifPresent(violation -> object.put("code", violation.code())
                .put("field", violation.field())
                .put("detail", violation.detail())
                .put("rule", violation.rule()));
        object.set("flags", JSON.valueToTree(judged.verdict().flags()));
        for (UnknownField field : judged.verdict().unknown()) {
            object.withArray("warnings")
                    .addObject()
                    .put("field", field.name())
                    .put("nearest", field.nearest().orElse(null))
                    .put("detail", field.sentence());
        }
        return object;
    }

    private static String shown(@Nullable String text) {
        return text == null ? "-" : clean(text);
    }

    /** A stranger's text must not steer the terminal it is printed on. */
    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
