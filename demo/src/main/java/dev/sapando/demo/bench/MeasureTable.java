package dev.sapando.demo.bench;

import java.util.List;
import java.util.Locale;

/** Measures for people: what, how much, against which bar. */
final class MeasureTable {
    private MeasureTable() {}

    static String of(List<Measure> measures) {
        int width =
                measures.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        var table = new StringBuilder();
        for (Measure each : measures) {
            String bar = each.bar() == null
                    ? ""
                    : String.format(Locale.ROOT, "  bar %s: %s", each.bar(), each.holds() ? "holds" : "MISSED");
            table.append(String.format(
                            Locale.ROOT,
                            "%-" + Math.max(1, width) + "s  %10.2f %s%s",
                            each.name(),
                            each.value(),
                            each.unit(),
                            bar))
                    .append('\n');
        }
        return table.toString();
    }
}
