package dev.sapando.ingest.replay;

import java.util.ArrayList;
import java.util.List;

/** What stands under the options of {@code replay --help}: the formats, and how times are written. */
final class FormatHelp {
    /** A format is told in two lines that are not broken. */
    static final int WIDTH = 120;

    private FormatHelp() {}

    static String[] lines() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Formats; each also packed as .gz or .zip:");
        for (Format format : Format.values()) {
            lines.add(String.format("  %-9s %s", format, format.file()));
            lines.add(String.format("  %-9s %s", "", format.mapping()));
        }
        lines.addAll(List.of(
                "",
                "SPAN is a whole number and its unit: 500ms, 30s, 5m, 24h, 7d.",
                "T is a time with its offset (RFC 3339): 2008-04-01T09:30:00+02:00.",
                "Exit status: 0 all sent; 1 not all sent, or not as expected; 2 usage."));
        return lines.toArray(String[]::new);
    }
}
