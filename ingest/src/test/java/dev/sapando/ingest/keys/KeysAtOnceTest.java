package dev.sapando.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are given at once are all given. */
class KeysAtOnceTest {
    private static final int WRITERS = 4;
    private static final int EACH = 25;

    @TempDir
    Path folder;

    @Test
    void by_several_threads() throws Exception {
        Path file = folder.resolve("keys.json");
        var begin = new CountDownLatch(1);
        var writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    awaitIt(begin);
                    give(file, "thread-" + writer);
                }))
                .toArray(CompletableFuture<?>[]::new);
        begin.countDown();
        CompletableFuture.allOf(writers).get(1, TimeUnit.MINUTES);

        assertThat(new KeyFile(file).read()).hasSize(WRITERS * EACH);
    }

    /** Each begins when it sees the file that says so, so that none has finished before the last is there. */
    @Test
    void by_two_processes() throws Exception {
        Path file = folder.resolve("keys.json");
        Path begin = folder.resolve("begin");
        List<Process> processes = new ArrayList<>();
        try {
            for (String name : List.of("one", "two")) {
                processes.add(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                KeysAtOnceTest.class.getName(),
                                file.toString(),
                                begin.toString(),
                                name)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(name + ".out").toFile())
                        .start());
            }
            for (String name : List.of("one", "two")) {
                await().until(() -> Files.exists(folder.resolve("begin." + name)));
            }
            Files.createFile(begin);
            for (Process process : processes) {
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).as(outputs()).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        assertThat(new KeyFile(file).read()).hasSize(2 * EACH);
    }

    /** The other process: key file, file to wait for, name of its keys. */
    public static void main(String[] arguments) throws Exception {
        Path begin = Path.of(arguments[1]);
        Files.createFile(begin.resolveSibling("begin." + arguments[2]));
        while (Files.notExists(begin)) {
            Thread.onSpinWait();
        }
        give(Path.of(arguments[0]), arguments[2]);
    }

    private String outputs() throws Exception {
        var told = new StringBuilder();
        for (File output : folder.toFile().listFiles((in, name) -> name.endsWith(".out"))) {
            told.append(Files.readString(output.toPath()));
        }
        return told.toString();
    }

    private static void give(Path file, String name) {
        for (int i = 0; i < EACH; i++) {
            Keys.write(
                    file,
                    new WriteKey(
                            name + "-" + i, KeyHash.of(name + i), Scope.SERVER, List.of(), new Rate(1_000, 10_000)));
        }
    }

    private static void awaitIt(CountDownLatch begin) {
        try {
            begin.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
