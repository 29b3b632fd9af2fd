package dev.sapando.demo.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Free ports below those that the system gives to outgoing connections: while a service is down, nobody else gets its port, and
 * a client that tries it does not end up connected to itself.
 */
final class QuietPorts {
    private static final int FIRST = 20_000;
    private static final int END = 32_000;

    private QuietPorts() {}

    static List<Integer> take(int count) {
        int from = ThreadLocalRandom.current().nextInt(FIRST, END - 1_000);
        List<Integer> free = IntStream.range(from, END)
                .filter(QuietPorts::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (free.size() < count) {
            throw new IllegalStateException("only " + free.size() + " ports are free from " + from + " to " + END);
        }
        return free;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
