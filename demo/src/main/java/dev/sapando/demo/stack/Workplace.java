package dev.sapando.demo.stack;

import dev.sapando.ops.run.FileTrouble;
import dev.sapando.ops.run.Service;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.InvalidSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder that everything in this JVM writes under: a named one is kept, a temporary one goes when it is closed. */
public final class Workplace implements Service {
    /** For people, at once: to stop in order takes seconds. */
    public static final String STOPPING = "Stopping ...";

    private final Path folder;
    private final boolean temporary;

    private Workplace(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    /** @throws InvalidSettings where the name is empty, as that of a variable that is not set */
    public static Workplace of(Optional<Path> named) {
        if (named.filter(folder -> folder.toString().isBlank()).isPresent()) {
            throw new InvalidSettings(List.of("--data is empty; name a folder, or leave it out for a temporary one"));
        }
        return named.map(folder -> new Workplace(folder.toAbsolutePath().normalize(), false))
                .orElseGet(() -> new Workplace(temporaryFolder(), true));
    }

    public Path kafka() {
        return folder.resolve("kafka");
    }

    public Path state() {
        return folder.resolve("state");
    }

    public Path archive() {
        return folder.resolve("archive");
    }

    public Path writeKeys() {
        return folder.resolve("write-keys.json");
    }

    public Path log() {
        return folder.resolve("sapando.log");
    }

    public boolean isKept() {
        return !temporary;
    }

    /** For people: where the data is, and whether it stays. */
    public String described() {
        return temporary ? folder + " (deleted at the end; keep it with --data DIR)" : folder + " (kept)";
    }

    /** For people, as the last line: what it came to, and what is left. */
    public String stopped(Optional<String> cameTo) {
        return "Sapando has stopped. " + cameTo.map(sums -> sums + " ").orElse("")
                + (temporary ? "Its data are deleted; --data DIR keeps them" : "Its data are kept in " + folder);
    }

    @Override
    public String name() {
        return "workplace";
    }

    /** Makes nothing yet. @throws StartFailure where the folder cannot be made or written */
    void require() {
        Path there = folder;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw unusable(there + " is a file");
        }
        if (!Files.isWritable(there)) {
            throw unusable(there + ": permission denied");
        }
    }

    /** @throws StartFailure where it cannot be made */
    @Override
    public void start() {
        try {
            Files.createDirectories(kafka());
            Files.createDirectories(state());
        } catch (IOException e) {
            throw unusable(FileTrouble.reason(e));
        }
    }

    private StartFailure unusable(String why) {
        return new StartFailure("cannot write to data folder " + folder + " (" + why + "); name another with --data");
    }

    @Override
    public void close() {
        if (temporary && Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + folder, e);
            }
        }
    }

    private static Path temporaryFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"), "sapando-" + UUID.randomUUID())
                .toAbsolutePath();
    }
}
