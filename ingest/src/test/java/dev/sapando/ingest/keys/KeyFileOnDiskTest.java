package dev.sapando.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a key file lies and who may read it is its owner's choice, which no new key changes. */
class KeyFileOnDiskTest {
    @TempDir
    Path folder;

    @Test
    void a_link_stays_a_link_and_the_file_behind_it_gets_the_key() throws Exception {
        Path file = Files.createDirectory(folder.resolve("secrets")).resolve("keys.json");
        Keys.write(file, Keys.web());
        Path current = Files.createSymbolicLink(folder.resolve("current.json"), Path.of("secrets", "keys.json"));
        Path link = Files.createSymbolicLink(folder.resolve("keys.json"), current);

        Keys.write(link, Keys.backEnd());

        assertThat(link).isSymbolicLink();
        assertThat(current).isSymbolicLink();
        assertThat(new KeyFile(file).read()).containsExactly(Keys.web(), Keys.backEnd());
    }

    @Test
    void a_link_to_a_file_that_is_not_there_yet_makes_that_file() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("keys.json"), folder.resolve("later/keys.json"));

        Keys.write(link, Keys.web());

        assertThat(link).isSymbolicLink();
        assertThat(new KeyFile(folder.resolve("later/keys.json")).read()).containsExactly(Keys.web());
    }

    @Test
    void links_that_lead_nowhere_are_told() throws IOException {
        Path one = folder.resolve("one.json");
        Path other = Files.createSymbolicLink(folder.resolve("other.json"), one);
        Files.createSymbolicLink(one, other);

        assertThatThrownBy(() -> new KeyFile(one).append(Keys.web()))
                .isInstanceOf(FileSystemLoopException.class)
                .hasMessageContaining(one.toString());
    }

    @Test
    void the_mode_of_a_file_that_was_there_stays() throws Exception {
        Path file = folder.resolve("keys.json");
        Keys.write(file, Keys.web());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        Keys.write(file, Keys.backEnd());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(new KeyFile(file).warning()).isEmpty();
    }

    @Test
    void a_file_that_others_can_read_or_change_is_told_with_the_remedy() throws Exception {
        Path file = folder.resolve("keys.json");
        Keys.write(file, Keys.web());
        assertThat(new KeyFile(file).warning()).isEmpty();

        for (String mode : new String[] {"rw-r--r--", "rw-rw----", "rw-----w-"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertThat(new KeyFile(file).warning()).hasValueSatisfying(told -> assertThat(told)
                    .contains(file.toString(), mode, "chmod g-w,o-rwx " + file));
        }
    }
}
