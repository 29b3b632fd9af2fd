package dev.sapando.demo.broker;

import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports are settled before Kafka starts: it does not say which one it was given for 0, and a taken one ends in a stack trace. */
final class Ports {
    private Ports() {}

    /** @throws StartFailure where a port other than 0 is taken */
    static int settle(int asked, String setting) {
        try (ServerSocket probe = new ServerSocket()) {
            // As Kafka does, so that a port which was ours a moment ago does not count as taken.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), asked));
            return probe.getLocalPort();
        } catch (IOException e) {
            if (asked == 0) {
                throw new UncheckedIOException(e);
            }
            throw new StartFailure("port " + asked + " is taken; set " + setting + " to another one", e);
        }
    }
}
