package dev.sapando.demo.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, with nothing of what makes tests start quickly. Bars are ratios, and yet want a machine that does nothing else. */
@Tag("prove")
class FullLengthTest {
    @Test
    void every_bar_holds() throws Exception {
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.sapando.demo.Sapando",
                        "bench",
                        "all")
                .redirectError(Redirect.INHERIT)
                .start();
        var withUs = new Thread(bench::destroy);
        Runtime.getRuntime().addShutdownHook(withUs);
        try {
            System.out.println(new String(bench.getInputStream().readAllBytes(), UTF_8));
            assertThat(bench.waitFor())
                    .as("exit status; 1 where a bar is missed")
                    .isZero();
        } finally {
            bench.destroy();
            Runtime.getRuntime().removeShutdownHook(withUs);
        }
    }
}
