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
            lines.add(String.format("  %-15s %s", format, format.file()));
            lines.add(String.format("  %-15s %s", "", format.mapping()));
        }
        lines.addAll(List.of(
                "",
                "SPAN is a whole number and its unit: 500ms, 30s, 5m, 24h, 7d.",
                "T is a time with its offset (RFC 3339): 2008-04-01T09:30:00+02:00.",
                "--shift-to makes another day of other people: every id of an event, visitor, customer, session, order and",
                "recommendation gets a mark made of the shift (s-3:7 becomes s-3~k3f9a:7), so that a second replay is not",
                "taken for the first. The same T gives the same ids: sent twice they count once.",
                "",
                "Exit status: 0 all sent and taken; 1 where a line is broken, an event is refused (--allow-rejected lets both",
                "pass), cannot be sent, has no outcome when monitoring is waited for no longer, or the sample's answers differ;",
                "2 usage. Where monitoring does not answer, what the collector said decides. The sample has bad lines, which are",
                "among its answers."));
        return lines.toArray(String[]::new);
    }
}
