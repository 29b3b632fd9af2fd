package dev.sapando.serving.neighbours;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Real data that lies beside the project and not in it. */
final class SharedData {
    private SharedData() {}

    /** {@code $SAPANDO_TEST_DATA}, else {@code shared/data} in a folder above the working directory. */
    static Optional<Path> file(String name) {
        String told = System.getenv("SAPANDO_TEST_DATA");
        Stream<Path> folders = told != null
                ? Stream.of(Path.of(told))
                : Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .map(folder -> folder.resolve("shared/data"));
        return folders.map(folder -> folder.resolve(name)).filter(Files::exists).findFirst();
    }
}
