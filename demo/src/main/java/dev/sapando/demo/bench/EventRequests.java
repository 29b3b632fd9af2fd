package dev.sapando.demo.bench;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bodies of fifty events each, as a back end sends them: a JSON array, here with an event a line. */
record EventRequests(List<Buffer> bodies) {
    static final int EVENTS = 50;

    private static final String BETWEEN = ",\n";

    EventRequests {
        bodies = List.copyOf(bodies);
    }

    static EventRequests of(Workload workload) {
        var bodies = new ArrayList<Buffer>();
        for (int from = 0; from + EVENTS <= workload.events().size(); from += EVENTS) {
            List<String> events = workload.events().subList(from, from + EVENTS);
            bodies.add(Buffer.buffer("[\n" + String.join(BETWEEN, events) + "\n]"));
        }
        return new EventRequests(bodies);
    }

    /** What stands between the lines of a body, without a look at it. */
    static List<byte[]> lines(byte[] body) {
        var lines = new ArrayList<byte[]>(EVENTS);
        int start = 2;
        for (int at = start; at < body.length; at++) {
            if (body[at] == '\n') {
                int end = body[at - 1] == ',' ? at - 1 : at;
                lines.add(Arrays.copyOfRange(body, start, end));
                start = at + 1;
            }
        }
        return lines;
    }
}
