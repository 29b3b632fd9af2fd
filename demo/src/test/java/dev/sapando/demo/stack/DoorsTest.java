package dev.sapando.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sapando.ops.http.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoorsTest {
    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

    @Test
    void where_another_stack_runs_the_last_line_says_so_and_how_both_can_be() throws IOException {
        try (var kafka = taken();
                var collector = taken();
                var serving = taken()) {
            List<String> told =
                    told(door(kafka, "KAFKA_PORT"), door(collector, "COLLECTOR_PORT"), door(serving, "SERVING_PORT"));
            assertThat(told).hasSize(4).endsWith(Doors.ANOTHER_ONE);
            assertThat(told.get(0)).contains("set KAFKA_PORT to another one");
        }
    }

    @Test
    void a_port_or_two_may_be_anybodys() throws IOException {
        try (var one = taken();
                var other = taken()) {
            Endpoint twice = door(other, "MONITORING_PORT");
            assertThat(told(door(one, "COLLECTOR_PORT"), twice, door(other, "SERVING_PORT")))
                    .doesNotContain(Doors.ANOTHER_ONE);
        }
    }

    @Test
    void ports_that_the_system_chooses_are_never_taken() {
        var doors = new Doors(List.of(new Endpoint(LOOPBACK, 0, "COLLECTOR_PORT")));
        assertThatCode(doors::requireFree).doesNotThrowAnyException();
    }

    private static List<String> told(Endpoint... doors) {
        Throwable failure = catchThrowable(new Doors(List.of(doors))::requireFree);
        return Stream.of(String.valueOf(failure.getMessage()).split("\\R")).toList();
    }

    private static Endpoint door(ServerSocket taken, String setting) {
        return new Endpoint(LOOPBACK, taken.getLocalPort(), setting);
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
