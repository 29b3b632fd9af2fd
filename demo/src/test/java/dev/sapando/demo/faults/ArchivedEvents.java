package dev.sapando.demo.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the archive holds, as a person sees it: {@code ./sapando sql --csv}. */
record ArchivedEvents(Plant plant) {
    private static final Pattern STORED =
            Pattern.compile("sapando_archive_stored_rows\\{[^}]*topic=\"events\\.verified\"[^}]*} (\\S+)");

    /** Rows that its manifest names, as it tells Prometheus. */
    long rows() throws IOException, InterruptedException {
        Matcher told = STORED.matcher(plant.archiveMetrics());
        assertThat(told.find()).as("the archive tells how many rows it stores").isTrue();
        return (long) Double.parseDouble(told.group(1));
    }

    Recount against(Map<String, Integer> accepted) throws IOException, InterruptedException {
        var recount = new Recount(accepted);
        for (String row : ask("SELECT visitor_id, event_id FROM events")) {
            String[] ids = row.split(",", -1);
            recount.add(ids[0], ids[1]);
        }
        return recount;
    }

    /** The answer's lines, without the first, which names the columns. */
    List<String> ask(String question) throws IOException, InterruptedException {
        Path errors = plant.folder().resolve("sql.log");
        var builder = new ProcessBuilder(ServiceProcess.command(
                        plant.folder(),
                        List.of(
                                "sql",
                                "--csv",
                                "--archive",
                                plant.archiveFolder().toString(),
                                question)))
                .redirectError(errors.toFile());
        Process sql = builder.start();
        List<String> lines =
                new String(sql.getInputStream().readAllBytes(), UTF_8).lines().toList();
        assertThat(sql.waitFor()).as("exit status, see %s", errors).isZero();
        return lines.subList(1, lines.size());
    }
}
