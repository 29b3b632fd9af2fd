package dev.sapando.monitoring.money;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sapando.ops.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** Reads assumptions: those that ship, or the file that {@code MONEY_ASSUMPTIONS} names. */
public final class AssumptionsFile {
    private static final String SETTING = "MONEY_ASSUMPTIONS";
    private static final String SHIPPED = "assumptions.yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private AssumptionsFile() {}

    /** A file that cannot be used is noted as a problem of the settings. */
    public static Assumptions from(Settings settings) {
        try {
            return settings.optional(SETTING).map(AssumptionsFile::read).orElse(Assumptions.AS_SHIPPED);
        } catch (IllegalArgumentException e) {
            settings.problem(SETTING + ": " + e.getMessage());
            return Assumptions.AS_SHIPPED;
        }
    }

    static Assumptions shipped() {
        try (InputStream file = Objects.requireNonNull(AssumptionsFile.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return YAML.readValue(file, Assumptions.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED, e);
        }
    }

    private static Assumptions read(String name) {
        try (InputStream yaml = Files.newInputStream(Path.of(name))) {
            return YAML.readValue(yaml, Assumptions.class);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
        } catch (InvalidPathException | IOException e) {
            throw new IllegalArgumentException("cannot read " + name + ": " + e.getMessage(), e);
        }
    }
}
