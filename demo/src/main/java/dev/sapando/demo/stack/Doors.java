package dev.sapando.demo.stack;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ports a stack will open, each tried before anything is started: its services would find a taken one only once Kafka runs. */
record Doors(List<Endpoint> doors) {
    /** So many at once are hardly taken by strangers, each by chance. */
    private static final int THOSE_OF_A_STACK = 3;

    static final String ANOTHER_ONE =
            "a Sapando seems to be running here: stop it with Ctrl-C, or give this one other ports";

    Doors {
        // The system chooses a free one for 0.
        doors = doors.stream().filter(door -> door.port() != 0).toList();
    }

    static Doors of(StackSettings settings) {
        return new Doors(List.of(
                new Endpoint(
                        InetAddress.getLoopbackAddress().getHostAddress(),
                        settings.broker().port(),
                        BrokerSettings.PORT),
                settings.ingest().collector().endpoint(),
                settings.ingest().admin(),
                settings.archive().admin(),
                settings.features().admin(),
                settings.serving().api(),
                settings.serving().admin(),
                settings.monitoring().endpoint(),
                settings.monitoring().admin()));
    }

    /** @throws StartFailure with a line for every port that cannot be opened, naming the setting that moves it */
    void requireFree() {
        var problems = new ArrayList<String>(askedForTwice().toList());
        var closed = new TreeSet<Integer>();
        for (Endpoint door : doors) {
            problem(door).ifPresent(problem -> {
                problems.add(problem);
                closed.add(door.port());
            });
        }
        if (closed.size() >= THOSE_OF_A_STACK) {
            problems.add(ANOTHER_ONE);
        }
        if (!problems.isEmpty()) {
            throw new StartFailure(String.join(System.lineSeparator(), problems));
        }
    }

    private Stream<String> askedForTwice() {
        Map<Integer, List<String>> settings = doors.stream()
                .collect(Collectors.groupingBy(
                        Endpoint::port,
                        LinkedHashMap::new,
                        Collectors.mapping(Endpoint::setting, Collectors.toList())));
        return settings.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> "port " + each.getKey() + " is asked for by " + String.join(" and ", each.getValue())
                        + "; set all but one of them to another one");
    }

    private static Optional<String> problem(Endpoint door) {
        try (var probe = new ServerSocket()) {
            // As Kafka and the servers do, so that a port which was ours a moment ago does not count as taken.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(door.host(), door.port()));
            return Optional.empty();
        } catch (BindException e) {
            return Optional.of("port " + door.port() + " on " + door.host() + " is taken or not ours to open; set "
                    + door.setting() + " to another one");
        } catch (IOException e) {
            return Optional.of("cannot listen on " + door.host() + ":" + door.port() + ": " + e.getMessage()
                    + "; see SAPANDO_BIND and " + door.setting());
        }
    }
}
