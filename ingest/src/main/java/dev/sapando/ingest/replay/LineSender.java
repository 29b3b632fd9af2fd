package dev.sapando.ingest.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends files of JSON lines by one way of the collector, as they are and one parcel after the other, and counts the answers. */
public final class LineSender {
    private static final int PARCEL_BYTES = 1_000_000;

    private final Delivery delivery;
    private final List<Parcel.Piece> filling = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private int bytes;
    private long accepted;
    private long unsent;

    /**
     * @param path such as {@code /v1/items}
     * @param writeKey sent as {@code X-Write-Key} unless it is blank
     * @param messages where outages are told
     */
    public LineSender(URI collector, String path, String writeKey, Duration retryFor, PrintStream messages) {
        delivery = new Delivery(new CollectorClient(collector, path, writeKey, retryFor, messages));
    }

    /** Returns when the collector has answered for every line, or is given up. */
    public void send(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    byte[] json = line.getBytes(StandardCharsets.UTF_8);
                    add(new Parcel.Piece(json, new Line(file.getFileName().toString(), number, json)));
                }
            }
        }
        flush();
    }

    public long accepted() {
        return accepted;
    }

    /** Code → how many. */
    public Map<String, Long> refused() {
        return new TreeMap<>(refused);
    }

    public long unsent() {
        return unsent;
    }

    /** Why some could not be sent. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void add(Parcel.Piece piece) throws IOException {
        if (filling.size() >= delivery.most() || bytes + piece.json().length > PARCEL_BYTES) {
            flush();
        }
        filling.add(piece);
        bytes += piece.json().length + 1;
    }

    private void flush() throws IOException {
        if (!filling.isEmpty()) {
            delivery.send(new Parcel(filling)).forEach(this::count);
            filling.clear();
            bytes = 0;
        }
    }

    private void count(Sent sent) {
        sent.verdicts()
                .ifPresentOrElse(
                        verdicts -> {
                            accepted += verdicts.accepted();
                            verdicts.rejectedByCode().forEach((code, count) -> refused.merge(code, count, Long::sum));
                        },
                        () -> {
                            unsent += sent.parcel().size();
                            problems.add(sent.parcel().size() + " could not be sent: " + sent.problem());
                        });
    }
}
