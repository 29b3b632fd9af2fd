package dev.sapando.demo.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a tree of its own with a Java and a Maven that only say how they were called. */
class LauncherTest {
    private static final Instant LAST_WEEK = Instant.now().minusSeconds(7 * 86_400);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path tree;

    @SuppressWarnings("NullAway.Init")
    private Path tools;

    @BeforeEach
    void layOut() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: the launcher needs /bin/bash");
        tree = Files.createDirectories(folder.resolve("tree"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.copy(Path.of("").toAbsolutePath().resolveSibling("sapando"), tree.resolve("sapando"));
        java("17.0.15");
    }

    @Test
    void a_built_tree_without_sources_runs_and_does_not_ask_for_maven() throws Exception {
        jar(LAST_WEEK);
        Ended ended = sapando("up", "--data", "D");
        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("-jar " + tree.resolve("demo/target/demo-1.jar") + " up --data D");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void sources_younger_than_the_build_are_built() throws Exception {
        jar(LAST_WEEK);
        sources();
        tool("mvn", "echo built");
        Ended ended = sapando("up");
        assertThat(ended.status()).isZero();
        assertThat(ended.err()).contains("Building Sapando", "built");
    }

    @Test
    void a_build_tells_its_modules_in_a_pipe_and_nothing_else_of_what_maven_says() throws Exception {
        jar(LAST_WEEK);
        sources();
        tool("mvn", """
                echo "$*" > "$(dirname "$0")/asked"
                printf '\\033[0m\\033[0m[INFO] Scanning for projects...\\n'
                echo '[INFO] Building Sapando 0.1.0-SNAPSHOT                    [1/8]'
                echo 'Downloading from central: a.pom'
                echo 'Downloaded from central: a.pom (1 kB at 1 kB/s)'
                echo '[INFO] Building ops 0.1.0-SNAPSHOT                        [3/8]'
                echo '[INFO] Building jar: ops.jar'
                echo '[WARNING] deprecated'
                printf '\\033[0m\\033[1;31m'
                """);
        Ended ended = sapando("up");
        assertThat(ended.status()).isZero();
        assertThat(ended.err().lines())
                .containsExactly(
                        "Building Sapando ...",
                        "  1/8 Sapando",
                        "  3/8 ops",
                        "Rehearsing, so that the next starts are faster ...");
        assertThat(tools.resolve("asked")).content().contains("-Dstyle.color=never");
    }

    @Test
    void a_build_that_fails_tells_what_maven_told() throws Exception {
        jar(LAST_WEEK);
        sources();
        tool("mvn", "echo '[INFO] BUILD FAILURE'; echo '[ERROR] Main.java:[1,1] broken'; exit 1");
        Ended ended = sapando("up");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().lines())
                .containsExactly(
                        "Building Sapando ...", "[ERROR] Main.java:[1,1] broken", "the build failed, see above");
    }

    @Test
    void sources_older_than_the_build_are_not_built_again() throws Exception {
        sources();
        jar(Instant.now().plusSeconds(60));
        tool("mvn", "echo built");
        assertThat(sapando("up").err()).isEmpty();
    }

    @Test
    void a_build_that_leaves_the_jar_as_it_was_is_not_done_again() throws Exception {
        jar(LAST_WEEK);
        sources();
        tool("mvn", "echo built");
        assertThat(sapando("up").err()).contains("built");
        assertThat(sapando("up").err()).isEmpty();
    }

    @Test
    void a_demo_on_a_tree_that_maven_built_is_rehearsed_first_and_once() throws Exception {
        jar(LAST_WEEK);
        assertThat(sapando("up").err()).isEmpty();
        Ended first = sapando("demo");
        assertThat(first.status()).isZero();
        assertThat(first.err().lines()).containsExactly("Rehearsing, so that the next starts are faster ...");
        assertThat(sapando("demo").err()).isEmpty();
    }

    @Test
    void sources_that_change_while_it_is_built_are_built_again() throws Exception {
        jar(LAST_WEEK);
        sources();
        // A file's age is kept in ticks, and this Maven is through within one.
        tool("mvn", "touch -d '1 minute' " + tree.resolve("pom.xml"));
        sapando("up");
        assertThat(sapando("up").err()).contains("Building Sapando");
    }

    @Test
    void without_a_build_and_without_maven_it_says_what_to_install() throws Exception {
        sources();
        Ended ended = sapando("up");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().lines())
                .containsExactly("Maven is needed to build Sapando, and none is found: install Maven 3.8 or later");
    }

    @Test
    void too_old_a_java_is_told_in_a_line() throws Exception {
        java("11.0.2");
        Ended ended = sapando("up");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().lines())
                .containsExactly("Java 17 or later is needed, and " + tools.resolve("java")
                        + " is Java 11: install a newer JDK, or set JAVA_HOME");
    }

    @Test
    void a_java_of_the_old_numbering_is_too_old() throws Exception {
        java("1.8.0_402");
        assertThat(sapando("up").err()).contains("is Java 8:");
    }

    private Ended sapando(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        var command = new java.util.ArrayList<>(
                List.of("/bin/bash", tree.resolve("sapando").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", tools + ":" + withoutJavaAndMaven());
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** What the launcher uses of the system, and nothing else. */
    private String withoutJavaAndMaven() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool :
                new String[] {"dirname", "readlink", "date", "sed", "head", "find", "env", "mv", "rm", "mkdir", "touch"
                }) {
            Path link = bin.resolve(tool);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(
                        link, Path.of(Files.exists(Path.of("/usr/bin", tool)) ? "/usr/bin" : "/bin", tool));
            }
        }
        return bin.toString();
    }

    private void java(String version) throws IOException {
        tool(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\"' >&2; else echo \"$*\"; fi");
    }

    private void tool(String name, String script) throws IOException {
        Path tool = Files.writeString(tools.resolve(name), "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void sources() throws IOException {
        Files.createDirectories(tree.resolve("demo/src/main"));
        Files.writeString(tree.resolve("demo/pom.xml"), "");
        Files.writeString(tree.resolve("pom.xml"), "");
    }

    private void jar(Instant built) throws IOException {
        Path jar = Files.createDirectories(tree.resolve("demo/target")).resolve("demo-1.jar");
        Files.writeString(jar, "");
        Files.setLastModifiedTime(jar, FileTime.from(built));
    }
}
