package dev.sapando.event.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a schema would break for those who hold old data or old code. Stricter than Avro's own checker, which
 * lets a field go, and sees neither a changed default nor a changed logical type or decimal scale; the fingerprint sees
 * none of them either.
 */
public final class SchemaEvolution {
    private final List<String> broken = new ArrayList<>();

    private SchemaEvolution() {}

    /** Sentences on what {@code now} breaks for data and readers of {@code published}; empty where nothing. */
    public static List<String> broken(Schema published, Schema now) {
        var evolution = new SchemaEvolution();
        var avro = SchemaCompatibility.checkReaderWriterCompatibility(now, published);
        if (avro.getType() != SchemaCompatibilityType.COMPATIBLE) {
            evolution.broken.add(avro.getDescription());
        }
        evolution.compare(published.getName(), published, now);
        return List.copyOf(evolution.broken);
    }

    private void compare(String path, Schema published, @Nullable Schema now) {
        if (now == null) {
            broken.add(path + " was removed");
            return;
        }
        if (published.getType() != now.getType()) {
            broken.add(path + " was " + published.getType() + " and is " + now.getType());
            return;
        }
        if (!Objects.equals(meaning(published), meaning(now))) {
            broken.add(path + " meant " + meaning(published) + " and means " + meaning(now));
        }
        switch (published.getType()) {
            case RECORD ->
                published.getFields().forEach(field -> compareField(path, field, now.getField(field.name())));
            case ARRAY -> compare(path + "[]", published.getElementType(), now.getElementType());
            case MAP -> compare(path + "{}", published.getValueType(), now.getValueType());
            case UNION -> compareBranches(path, published.getTypes(), now.getTypes());
            default -> {}
        }
    }

    private void compareField(String path, Schema.Field published, Schema.@Nullable Field now) {
        String name = path + "." + published.name();
        compare(name, published.schema(), now == null ? null : now.schema());
        if (now != null && !Objects.equals(published.defaultVal(), now.defaultVal())) {
            broken.add(name + " had default " + published.defaultVal() + " and has " + now.defaultVal());
        }
    }

    private void compareBranches(String path, List<Schema> published, List<Schema> now) {
        for (int i = 0; i < Math.max(published.size(), now.size()); i++) {
            if (i >= published.size()) {
                broken.add(path + " has a new branch that old readers do not know: " + now.get(i));
            } else {
                compare(path, published.get(i), i < now.size() ? now.get(i) : null);
            }
        }
    }

    /** The logical type with its parameters; Avro's own {@code equals} is not defined for all of them. */
    private static String meaning(Schema schema) {
        LogicalType type = schema.getLogicalType();
        if (type == null) {
            return "plain " + schema.getType();
        }
        return type instanceof LogicalTypes.Decimal decimal
                ? "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")"
                : type.getName();
    }
}
