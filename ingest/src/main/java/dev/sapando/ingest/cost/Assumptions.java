package dev.sapando.ingest.cost;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;

/**
 * What keeping and moving bytes is taken to cost, in a file with a version.
 *
 * @param currency ISO 4217
 * @param kafkaPerGbMonth one copy of 10⁹ bytes kept by Kafka for a month
 * @param archivePerGbMonth the same in the archive
 * @param movedPerGb 10⁹ bytes brought to a consumer
 */
public record Assumptions(
        int version,
        LocalDate date,
        String currency,
        BigDecimal kafkaPerGbMonth,
        BigDecimal archivePerGbMonth,
        BigDecimal movedPerGb,
        int daysPerMonth) {
    private static final String SHIPPED = "assumptions.yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    /** Of 10⁹ bytes, in millionths of the currency: what one byte costs is the price divided by a thousand. */
    private static final BigDecimal MICROS_PER_BYTE = new BigDecimal("0.001");

    private static final int SCALE = 4;

    public Assumptions {
        requirePositive("version", version);
        requirePositive("daysPerMonth", daysPerMonth);
        requireNotNegative("kafkaPerGbMonth", kafkaPerGbMonth);
        requireNotNegative("archivePerGbMonth", archivePerGbMonth);
        requireNotNegative("movedPerGb", movedPerGb);
        Currency.getInstance(currency);
    }

    static Assumptions shipped() {
        try (InputStream file = Objects.requireNonNull(Assumptions.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return YAML.readValue(file, Assumptions.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED, e);
        }
    }

    /** @throws IllegalArgumentException where the file cannot be read, or says something impossible */
    static Assumptions read(Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return YAML.readValue(yaml, Assumptions.class);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Millionths of the currency for keeping bytes one day, exact to a ten-thousandth of them. */
    BigDecimal dayOf(BigDecimal perGbMonth, long bytes) {
        return BigDecimal.valueOf(bytes)
                .multiply(perGbMonth)
                .multiply(MICROS_PER_BYTE)
                .divide(BigDecimal.valueOf(daysPerMonth), SCALE, RoundingMode.HALF_EVEN);
    }

    /** Millionths of the currency for moving bytes once. */
    BigDecimal move(long bytes) {
        return BigDecimal.valueOf(bytes)
                .multiply(movedPerGb)
                .multiply(MICROS_PER_BYTE)
                .setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be 1 or more");
        }
    }

    private static void requireNotNegative(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(name + " is " + value + "; it must not be negative");
        }
    }
}
