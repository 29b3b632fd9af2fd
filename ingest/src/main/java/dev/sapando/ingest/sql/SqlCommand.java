package dev.sapando.ingest.sql;

import dev.sapando.ingest.keep.ArchiveSettings;
import dev.sapando.ingest.keep.Snapshot;
import dev.sapando.ingest.keep.Views;
import dev.sapando.ops.run.Nearest;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ./sapando sql "…"}: asks the archive, also while it is written. */
@Command(
        name = "sql",
        description =
                "Asks the archive with SQL (DuckDB): views events, orders, order_lines, sessions, recommendations, served_places, examples,"
                        + " items, spend, bots, visitors, persons, visits, daily_metrics",
        mixinStandardHelpOptions = true)
public final class SqlCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "QUERY",
            arity = "0..1",
            description = "such as \"SELECT type, count(*) FROM events GROUP BY 1\"")
    private @Nullable String query;

    @Option(
            names = "--example",
            paramLabel = "NAME",
            arity = "0..1",
            fallbackValue = "",
            description = "a ready question: ${COMPLETION-CANDIDATES}; without NAME, what each of them asks",
            completionCandidates = ReadyNames.class)
    private @Nullable String example;

    @Option(names = "--show", description = "with --example: its SQL, too, after the answer")
    private boolean show;

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

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = Zone.class,
            description =
                    "where the shop's days begin, such as Europe/Berlin; default BUSINESS_TIME_ZONE, or as the archive has them")
    private Optional<ZoneId> zone = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    static final class ReadyNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Questions.NAMES.iterator();
        }
    }

    static final class Zone implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException(text + " is not a time zone such as Europe/Berlin");
            }
        }
    }

    static final class Format {
        @Option(names = "--csv", description = "as CSV")
        boolean csv;

        @Option(names = "--json", description = "as a list of JSON objects")
        boolean json;
    }

    @Override
    public Integer call() {
        if (query == null && export == null && example == null) {
            throw wrong("What shall be asked? Give a QUERY, --example NAME or --export FILE");
        }
        if (query != null && example != null) {
            throw wrong("Give either a QUERY or --example " + example);
        }
        if (show && example == null) {
            throw wrong("--show is for --example NAME: it prints the SQL of a ready question");
        }
        if (example != null && example.isEmpty() && (show || export != null)) {
            throw wrong("--example takes a NAME where there is more to do than to list them; there are\n  "
                    + String.join("\n  ", Questions.described()));
        }
        if (example != null && example.isEmpty()) {
            PrintWriter out = spec.commandLine().getOut();
            Questions.described().forEach(out::println);
            out.flush();
            return 0;
        }
        if (example != null && !Questions.NAMES.contains(example)) {
            throw wrong("There is no question " + example
                    + Nearest.of(example, Questions.NAMES)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(".")
                    + " The ready ones are\n  "
                    + String.join("\n  ", Questions.described()));
        }
        return ServiceMain.guarded(() -> answer(Settings.ofProcess()));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private int answer(Settings settings) {
        Path folder = archive.orElseGet(() -> ArchiveSettings.folder(settings));
        long memory = settings.number("SQL_MEMORY_BYTES", 1_000_000_000, 64_000_000, Integer.MAX_VALUE);
        Optional<ZoneId> set =
                zone.or(() -> settings.optional(ArchiveSettings.ZONE).map(name -> settings.zone(ArchiveSettings.ZONE)));
        settings.check();
        PrintWriter out = spec.commandLine().getOut();
        try {
            ZoneId days = set.isPresent() ? set.get() : Snapshot.of(folder).zone();
            if (export != null) {
                Path file = export.toAbsolutePath();
                Export.write(folder, file, memory, days);
                spec.commandLine()
                        .getErr()
                        .printf(
                                "%s has %d tables, the views of %s as they are now%n",
                                file, Views.NAMES.size(), folder);
            }
            String asked = example == null ? query : Questions.sql(example);
            if (asked != null) {
                try (ReadOnly readOnly = ReadOnly.over(folder, memory, days)) {
                    readOnly.ask(asked, printer().to(out));
                }
            }
            out.flush();
            beside(asked, days, folder);
            return 0;
        } catch (NoSuchFileException e) {
            return failed("there is no archive in " + folder + ": " + elsewhere(folder));
        } catch (IOException | SQLException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    /** On the other stream, so that the answer stays a table or CSV. */
    private void beside(@Nullable String asked, ZoneId days, Path folder) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Snapshot.of(folder).stillArriving(Instant.now()).ifPresent(err::println);
        if (example != null) {
            err.println(
                    show
                            ? "\n" + asked
                            : "Days begin at midnight of " + days
                                    + " (--zone, BUSINESS_TIME_ZONE). The SQL behind this answer: --show");
        }
    }

    private static String elsewhere(Path folder) {
        Path below = folder.resolve("archive");
        return Files.isDirectory(below)
                ? "it is a data folder; name its archive, --archive " + below
                : "name it with --archive or ARCHIVE_DIR; a running ./sapando demo says in its first lines where its own is,"
                        + " and ./sapando up --data DIR keeps one in DIR/archive";
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
