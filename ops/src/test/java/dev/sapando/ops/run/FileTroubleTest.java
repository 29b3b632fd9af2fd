package dev.sapando.ops.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_file_where_a_folder_should_be_is_told_without_a_class_of_javas() throws IOException {
        Path file = Files.writeString(folder.resolve("occupied"), "a file");

        assertThat(reason(() -> Files.createDirectories(file))).isEqualTo(file + ": there is a file of that name");
        assertThat(reason(() -> Files.createDirectory(file.resolve("below"))))
                .isEqualTo(file.resolve("below") + ": Not a directory");
        assertThat(reason(() -> Files.readString(folder.resolve("x"))))
                .isEqualTo(folder.resolve("x") + ": there is none");
        assertThat(FileTrouble.reason(new AccessDeniedException("/kept"))).isEqualTo("/kept: permission denied");
    }

    @Test
    void whatever_else_says_what_it_has_to_say() {
        assertThat(FileTrouble.reason(new IOException("no space left"))).isEqualTo("no space left");
        assertThat(FileTrouble.reason(new IOException())).isEqualTo("it cannot be read or written");
    }

    private static String reason(ThrowingCallable deed) {
        return FileTrouble.reason(catchThrowableOfType(IOException.class, deed));
    }
}
