package dev.sapando.ops.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Why a file or a folder could not be had, in words for the person who named it. */
public final class FileTrouble {
    private FileTrouble() {}

    public static String reason(IOException e) {
        if (e instanceof FileSystemException trouble && trouble.getFile() != null) {
            return trouble.getFile() + ": " + why(trouble);
        }
        return Objects.requireNonNullElse(e.getMessage(), "it cannot be read or written");
    }

    private static String why(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "there is none";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileAlreadyExistsException
                ? "there is a file of that name"
                : Objects.requireNonNullElse(e.getReason(), "it cannot be read or written");
    }
}
