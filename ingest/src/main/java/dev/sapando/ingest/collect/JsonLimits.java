package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.sapando.ops.settings.Settings;

/**
 * What JSON may be made of. The rules refuse much less, event by event; what is beyond these is not read at all.
 *
 * @param maxDepth of arrays and objects in each other: {@code COLLECTOR_JSON_MAX_DEPTH}
 * @param maxText characters of a string or a field's name: {@code COLLECTOR_JSON_MAX_TEXT}
 * @param maxNumber digits of a number: {@code COLLECTOR_JSON_MAX_NUMBER}
 */
public record JsonLimits(int maxDepth, int maxText, int maxNumber) {
    public static final JsonLimits BY_DEFAULT = new JsonLimits(64, 1_000_000, 1_000);

    static JsonLimits from(Settings settings) {
        return new JsonLimits(
                settings.number("COLLECTOR_JSON_MAX_DEPTH", BY_DEFAULT.maxDepth, 5, 1_000),
                settings.number("COLLECTOR_JSON_MAX_TEXT", BY_DEFAULT.maxText, 2_000, 100_000_000),
                settings.number("COLLECTOR_JSON_MAX_NUMBER", BY_DEFAULT.maxNumber, 100, 100_000));
    }

    /** Field names come from strangers: they are not put into the JVM's table of strings. */
    JsonFactory factory() {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxStringLength(maxText)
                        .maxNameLength(maxText)
                        .maxNumberLength(maxNumber)
                        .build())
                .build();
    }
}
