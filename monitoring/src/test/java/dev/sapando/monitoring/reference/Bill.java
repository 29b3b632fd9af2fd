package dev.sapando.monitoring.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What marketing paid on a day; a later one for the same channel, campaign and day takes its place. */
public record Bill(String channel, @Nullable String campaign, LocalDate day, BigDecimal amount, String currency) {
    String source(String by) {
        return Named.of(by.equals("channel") ? channel : campaign);
    }
}
