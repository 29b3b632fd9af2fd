package dev.sapando.ingest.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which files a command reads, of which format: named ones, the sample that ships, or standard input. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class RecordedFiles {
    private static final String SAMPLE = "sample";
    private static final Path STANDARD_INPUT = Path.of("-");

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files (.jsonl, .jsonl.gz, .zip), - for standard input, or sample for the day that ships")
    private List<String> files;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "sapando",
            converter = Format.Reader.class,
            description = "${COMPLETION-CANDIDATES}; default sapando")
    private Format format;

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            defaultValue = "demo/samples",
            description = "Where the sample is; default demo/samples beside the launcher")
    private Path samples;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    static boolean isStandardInput(Path file) {
        return file.equals(STANDARD_INPUT);
    }

    /** Whether the day that ships is meant, which has expected answers. */
    public boolean isSample() {
        return files.equals(List.of(SAMPLE));
    }

    public Path expectedAnswers() {
        return samples.resolve("one-day.expected.json");
    }

    /** @throws ParameterException where a file cannot be read */
    public Recording recording() {
        List<Path> paths = isSample()
                ? List.of(samples.resolve("one-day.jsonl.gz"))
                : files.stream().map(Path::of).toList();
        paths.forEach(this::requireReadable);
        if (isSample()) {
            requireReadable(expectedAnswers());
        }
        return new Recording(paths, format);
    }

    private void requireReadable(Path file) {
        if (isStandardInput(file)) {
            return;
        }
        Path whole = file.toAbsolutePath();
        if (Files.isDirectory(file)) {
            throw new ParameterException(
                    command.commandLine(), whole + " is a folder; give its files, such as " + whole.resolve("*.jsonl"));
        }
        if (!Files.isReadable(file)) {
            throw new ParameterException(
                    command.commandLine(),
                    "cannot read file " + whole
                            + (isSample() ? "; the sample's two files are in the folder that --samples names" : ""));
        }
    }
}
