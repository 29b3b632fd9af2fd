package dev.sapando.demo.broker;

import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports are settled before Kafka starts: it does not say which one it was given for 0, and a taken one ends in a stack trace. One
 * that was chosen is kept until Kafka listens there, by a socket that is bound and does not listen: Linux gives such a port to
 * nobody who asks for any, and still lets in who asks for it by its number.
 */
final class Ports {
    private static final Map<Integer, Socket> KEPT = new ConcurrentHashMap<>();

    private Ports() {}

    /** A free one, kept until it is {@link #release released}; where the system has no such thing, only free now. */
    static int choose() {
        var keeper = new Socket();
        try {
            keeper.setReuseAddress(true);
            keeper.bind(loopback(0));
            int port = keeper.getLocalPort();
            if (isFree(port)) {
                KEPT.put(port, keeper);
            } else {
                close(keeper);
            }
            return port;
        } catch (IOException e) {
            close(keeper);
            throw new UncheckedIOException(e);
        }
    }

    /** @throws StartFailure where it is taken */
    static void requireFree(int port, String setting) {
        if (!isFree(port)) {
            throw new StartFailure("port " + port + " is taken; set " + setting + " to another one");
        }
    }

    /** Nothing happens where it is not kept. */
    static void release(int port) {
        Socket keeper = KEPT.remove(port);
        if (keeper != null) {
            close(keeper);
        }
    }

    private static void close(Socket keeper) {
        try {
            keeper.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            // As Kafka does, so that a port which was ours a moment ago does not count as taken.
            probe.setReuseAddress(true);
            probe.bind(loopback(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
