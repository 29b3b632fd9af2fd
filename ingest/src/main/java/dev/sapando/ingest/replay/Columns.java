package dev.sapando.ingest.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of a table (RFC 4180), whose columns are found by their names in the heading, in whatever order they stand. */
final class Columns {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ObjectReader reader;
    private final Set<String> needed;
    private @Nullable Map<String, Integer> heading;

    /** @param needed columns without which the table is another one */
    Columns(char separator, String... needed) {
        this.needed = Set.of(needed);
        reader = new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator));
    }

    /** A table without a heading. */
    Columns(char separator, List<String> names) {
        this(separator, names.toArray(String[]::new));
        heading = numbered(names);
    }

    Row row(Line line) throws BrokenLine {
        List<String> fields = fields(line);
        Map<String, Integer> found = numbered(fields);
        if (found.keySet().containsAll(needed)) {
            heading = found;
            throw new Heading();
        }
        if (heading == null) {
            throw new BrokenLine("no heading with "
                    + String.join(", ", needed.stream().sorted().toList())
                    + " stands above it; is it another format's file?");
        }
        if (fields.size() != heading.size()) {
            throw new BrokenLine(fields.size() + " fields instead of " + heading.size());
        }
        return new Row(heading, fields);
    }

    List<String> fields(Line line) throws BrokenLine {
        String text = new String(line.bytes(), StandardCharsets.UTF_8);
        try {
            String[][] rows = reader.forType(String[][].class)
                    .readValue(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
            return rows.length == 0 ? List.of() : List.of(rows[0]);
        } catch (JsonProcessingException e) {
            throw new BrokenLine("not a line of a table: " + e.getOriginalMessage());
        }
    }

    private static Map<String, Integer> numbered(List<String> names) {
        var numbers = new HashMap<String, Integer>();
        for (String name : names) {
            numbers.putIfAbsent(name.strip(), numbers.size());
        }
        return numbers;
    }
}
