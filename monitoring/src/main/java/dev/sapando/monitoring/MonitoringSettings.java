package dev.sapando.monitoring;

import dev.sapando.monitoring.answer.AnswerSettings;
import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.money.AssumptionsFile;
import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/**
 * How monitoring runs.
 *
 * @param stateDir {@code STATE_DIR}; Streams makes a folder named {@link #APPLICATION} in it
 * @param zone {@code BUSINESS_TIME_ZONE}: where a business day begins
 * @param weekStart {@code BUSINESS_WEEK_START}: the first day of a business week
 * @param historyDays {@code MONITORING_HISTORY_DAYS}: how far back a visitor can still be corrected
 * @param commitInterval {@code MONITORING_COMMIT_INTERVAL}: the price of exactly once, and the delay of the numbers
 * @param settling {@code RECONCILIATION_SETTLING}: when, after its end, a minute of arrival has to add up
 * @param maxLabelValues {@code MONITORING_MAX_LABEL_VALUES}: of a label that clients choose, those named in an answer
 * @param effect {@code EFFECT_*}: how the arms of the experiment are compared
 * @param money {@code MONEY_ASSUMPTIONS}: what is assumed of the shop's books, by default what ships
 */
public record MonitoringSettings(
        KafkaSettings kafka,
        Endpoint endpoint,
        Endpoint admin,
        HttpLimits limits,
        Path stateDir,
        ZoneId zone,
        DayOfWeek weekStart,
        int historyDays,
        Duration commitInterval,
        Duration settling,
        int maxLabelValues,
        EffectSettings effect,
        Assumptions money) {
    public static final String APPLICATION = "sapando-monitoring";

    public static MonitoringSettings from(Settings settings) {
        var read = new MonitoringSettings(
                KafkaSettings.from(settings),
                Endpoint.from(settings, "MONITORING_PORT", 8083),
                Endpoint.from(settings, "MONITORING_ADMIN_PORT", 9183),
                HttpLimits.from(settings),
                Path.of(settings.text("STATE_DIR", ".sapando/state")),
                settings.zone("BUSINESS_TIME_ZONE"),
                settings.read(
                        "BUSINESS_WEEK_START",
                        DayOfWeek.MONDAY,
                        "a day of the week such as MONDAY or SUNDAY",
                        text -> DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT))),
                settings.number("MONITORING_HISTORY_DAYS", 400, 31, Range.MOST_DAYS),
                settings.duration(
                        "MONITORING_COMMIT_INTERVAL",
                        Duration.ofMillis(100),
                        Duration.ofMillis(10),
                        Duration.ofMinutes(1)),
                settings.duration(
                        "RECONCILIATION_SETTLING", Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofHours(1)),
                settings.number("MONITORING_MAX_LABEL_VALUES", 100, 1, 10_000),
                EffectSettings.from(settings),
                AssumptionsFile.from(settings));
        settings.check();
        return read;
    }

    AnswerSettings answering() {
        return new AnswerSettings(zone, weekStart, settling, maxLabelValues, effect, money);
    }
}
