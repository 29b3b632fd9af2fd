package dev.sapando.ingest.sql;

import dev.sapando.ingest.keep.ArchiveSettings;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./sapando sql "…"}: asks the archive, also while it is written. */
@Command(
        name = "sql",
        description =
                "Asks the archive with SQL (DuckDB): views events, orders, order_lines, sessions, recommendations, examples, items, spend",
        mixinStandardHelpOptions = true)
public final class SqlCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "QUERY",
            arity = "0..1",
            description = "such as \"SELECT type, count(*) FROM events GROUP BY 1\"")
    private @Nullable String query;

    @ArgGroup
    private @Nullable Format format;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "makes a DuckDB file with every view as a table; one of that name is replaced")
    private @Nullable Path export;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "where the archive is; default ARCHIVE_DIR, or .sapando/archive")
    private Optional<Path> archive = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    static final class Format {
        @Option(names = "--csv", description = "as CSV")
        boolean csv;

        @Option(names = "--json", description = "as a list of JSON objects")
        boolean json;
    }

    @Override
    public Integer call() {
        if (query == null && export == null) {
            throw new ParameterException(spec.commandLine(), "What shall be asked? Give a QUERY, or --export FILE");
        }
        return ServiceMain.guarded(() -> answer(Settings.ofProcess()));
    }

    private int answer(Settings settings) {
        Path folder = archive.orElseGet(() -> ArchiveSettings.folder(settings));
        long memory = settings.number("SQL_MEMORY_BYTES", 1_000_000_000, 64_000_000, Integer.MAX_VALUE);
        settings.check();
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (export != null) {
                Export.write(folder, export.toAbsolutePath(), memory);
            }
            if (query != null) {
                try (ReadOnly readOnly = ReadOnly.over(folder, memory)) {
                    readOnly.ask(query, printer().to(out));
                }
            }
            out.flush();
            return 0;
        } catch (NoSuchFileException e) {
            return failed("there is no archive in " + folder + ": name it with --archive or ARCHIVE_DIR;"
                    + " ./sapando up --data DIR keeps one in DIR/archive");
        } catch (IOException | SQLException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private Printer printer() {
        if (format == null) {
            return Printer.TABLE;
        }
        return format.csv ? Printer.CSV : Printer.JSON;
    }

    private int failed(String sentence) {
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().println(sentence);
        return ServiceMain.FAILED;
    }
}
