package dev.sapando.demo.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A server in a JVM of its own that takes requests of fifty events. */
final class ServerSide implements Side {
    private static final String LISTENING = "listening ";

    private final String name;
    private final OwnJvm jvm;
    private final RequestLoad load;

    /** @param main of the server: see {@link #serve} */
    ServerSide(String name, Class<?> main, List<String> arguments, EventRequests requests, int connections)
            throws IOException {
        this.name = name;
        jvm = OwnJvm.of(main, arguments);
        String said = jvm.hear(line -> line.startsWith(LISTENING));
        load = new RequestLoad(Integer.parseInt(said.substring(LISTENING.length())), connections, requests);
    }

    /** In the server's JVM: says where it listens, and returns when it shall end. */
    @SuppressWarnings("SystemOut") // heard by the constructor
    static void serve(int port) throws IOException {
        System.out.println(LISTENING + port);
        while (System.in.read() >= 0) {
            // Nothing is told but the end.
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Round run(int events) throws Exception {
        long[] nanos = new long[events / EventRequests.EVENTS];
        Duration before = jvm.cpu();
        long took = load.send(nanos);
        long cpu = jvm.cpu().minus(before).toNanos();
        return Round.of(nanos.length * EventRequests.EVENTS, took, cpu, nanos);
    }

    @Override
    public void close() {
        load.close();
        jvm.close();
    }
}
