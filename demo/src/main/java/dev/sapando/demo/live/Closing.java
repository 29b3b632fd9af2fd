package dev.sapando.demo.live;

import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person is told at the end of a run: who else sent events, where the report is, and whether everything added up. */
record Closing(Report report, Optional<Path> file) {
    List<String> lines() {
        var lines = new ArrayList<String>();
        Ledger others = report.others();
        long came = others.accepted() + others.rejected();
        if (came > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d events came from others: %,d accepted, %,d rejected",
                    came,
                    others.accepted(),
                    others.rejected()));
        }
        String where = file.map(
                        path -> "The report is in " + path.toAbsolutePath().normalize() + ". ")
                .orElse("");
        lines.add(where + (report.differences().isEmpty() ? "Everything adds up." : "It does not add up:"));
        return List.copyOf(lines);
    }
}
