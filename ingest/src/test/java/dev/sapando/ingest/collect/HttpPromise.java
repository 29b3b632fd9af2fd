package dev.sapando.ingest.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What holds for every connection: no 5xx is answered to it, and none is counted, which it might have left before it saw it. */
final class HttpPromise implements AutoCloseable {
    private static final Pattern OURS = Pattern.compile("(^|\\r\\n\\r\\n|\\})HTTP/1.1 5\\d\\d");
    private static final String[] PATHS = {"/v1/events", "/v1/events:check", "/v1/items", "/v1/spend"};
    private static final String[] TYPES = {"application/json", "application/x-ndjson", "text/plain"};
    private static final String[] CODINGS = {"identity", "gzip"};

    private final CollectorRig rig = new CollectorRig();

    int port() {
        return rig.collector.port();
    }

    /** The first byte chooses: the rest as it is, or as the body of a request to one of the paths. */
    void holdsFor(byte[] wire) {
        if (wire.length == 0) {
            return;
        }
        int choice = wire[0] & 0xff;
        byte[] rest = Arrays.copyOfRange(wire, 1, wire.length);
        String answer = choice < 128 ? answer(posted(choice, rest), false) : answer(rest, true);

        assertThat(OURS.matcher(answer).find()).as(answer).isFalse();
        assertThat(rig.registry.find(CollectorMeters.REQUESTS).counters())
                .allSatisfy(
                        counter -> assertThat(counter.getId().getTag("status")).doesNotStartWith("5"));
        if (choice < 128) {
            assertThat(answer).startsWith("HTTP/1.1 ");
            assertThat(rig.registry.get(CollectorMeters.IN_FLIGHT).gauge().value())
                    .isZero();
        }
        // A fuzzer sends hundreds a second: what was taken is not looked at here, and would pile up.
        rig.producer.clear();
    }

    private static byte[] posted(int choice, byte[] body) {
        String head = "POST " + PATHS[choice & 3] + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
                + TYPES[(choice >> 2) % 3] + "\r\nContent-Encoding: " + CODINGS[(choice >> 4) & 1]
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** @param over whether the sender then says that nothing more comes, since the server might wait for it */
    private String answer(byte[] bytes, boolean over) {
        try (var socket = new Socket("127.0.0.1", rig.collector.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes);
            if (over) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketException e) {
            // Cut off while there was more to say: what is answered to that is in the meters.
            return "HTTP/1.1 (cut off)";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        rig.close();
    }
}
