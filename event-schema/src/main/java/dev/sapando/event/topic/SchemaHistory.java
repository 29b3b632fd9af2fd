package dev.sapando.event.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** Every published version of a record, oldest first: {@code avro-history/RECORD/vN.avsc}. Published means never edited again. */
public record SchemaHistory(String record, List<Schema> versions) {
    public static SchemaHistory of(String record) {
        var versions = new ArrayList<Schema>();
        for (int version = 1; ; version++) {
            try (InputStream in =
                    SchemaHistory.class.getResourceAsStream("/avro-history/" + record + "/v" + version + ".avsc")) {
                if (in == null) {
                    return new SchemaHistory(record, List.copyOf(versions));
                }
                versions.add(new SchemaParser().parse(in).mainSchema());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
