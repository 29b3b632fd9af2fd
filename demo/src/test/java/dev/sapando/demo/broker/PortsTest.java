package dev.sapando.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortsTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_chosen_port_is_kept_for_who_asks_for_it_until_it_is_released() throws IOException {
        int port = Ports.choose();
        try {
            assertThatThrownBy(() -> listen(port, false)).isInstanceOf(BindException.class);
            try (ServerSocket kafka = listen(port, true)) {
                Ports.release(port);
                assertThat(kafka.getLocalPort()).isEqualTo(port);
            }
        } finally {
            Ports.release(port);
        }
        listen(port, false).close();
    }

    @Test
    void ports_that_are_chosen_before_any_is_used_are_different_ones() {
        int[] ports = IntStream.range(0, 500).map(i -> Ports.choose()).toArray();
        try {
            assertThat(ports).doesNotHaveDuplicates();
        } finally {
            IntStream.of(ports).forEach(Ports::release);
        }
    }

    @Test
    void a_taken_port_is_told_and_one_that_was_never_kept_is_released_without_harm() throws IOException {
        try (ServerSocket taken = listen(0, true)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.requireFree(port, "KAFKA_PORT"))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("port " + port + " is taken; set KAFKA_PORT to another one");
            assertThatCode(() -> Ports.release(port)).doesNotThrowAnyException();
        }
    }

    private static ServerSocket listen(int port, boolean reuse) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(reuse);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }
}
