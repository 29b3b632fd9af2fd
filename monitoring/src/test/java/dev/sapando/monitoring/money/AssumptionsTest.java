package dev.sapando.monitoring.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.monitoring.MonitoringSettings;
import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is assumed stands in a file with a version, and anybody's own can take its place. */
class AssumptionsTest {
    private static final String OWN = """
            version: 7
            date: 2024-02-29
            currency: EUR
            taxShare: 0.2
            margin:
              byDefault: 0.5
              byCategory: {coats: 0.6}
            returnedUnit: 3
            rates: {CHF: 2}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void those_that_ship_say_version_and_currency() {
        Assumptions shipped = AssumptionsFile.from(Settings.of(Map.of()));

        assertThat(shipped.version()).isPositive();
        assertThat(shipped.currency()).isEqualTo("EUR");
    }

    @Test
    void a_file_of_ones_own_replaces_them() throws IOException {
        Assumptions own = started(written(OWN));

        assertThat(own.version()).isEqualTo(7);
        assertThat(own.date()).isEqualTo(LocalDate.parse("2024-02-29"));
        assertThat(own.convert(new BigDecimal("10"), "CHF"))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("20"));
        assertThat(own.convert(BigDecimal.ONE, "USD")).isEmpty();
    }

    /** 100 and 20 back: 80 with a tax of 16, goods for 0.4 of the other 64, and two units taken back. */
    @Test
    void sales_come_to_what_is_left_of_them() throws IOException {
        Earnings coats = started(written(OWN))
                .earnings("coats", "EUR", new BigDecimal("100"), new BigDecimal("20"), new BigDecimal("2"))
                .orElseThrow();

        assertThat(coats.net()).isEqualByComparingTo("80");
        assertThat(coats.tax()).isEqualByComparingTo("16");
        assertThat(coats.costOfGoods()).isEqualByComparingTo("25.6");
        assertThat(coats.returnCost()).isEqualByComparingTo("6");
        assertThat(coats.margin()).isEqualByComparingTo("32.4");
    }

    @Test
    void a_file_that_cannot_be_stops_the_start_with_its_name_and_why() throws IOException {
        for (var wrong : List.of(
                List.of("version: 7", "version: 0", "version is 0; it must be 1 or more"),
                List.of("version: 7\n", "", "version"),
                List.of("taxShare: 0.2", "taxShare: 19", "taxShare is 19; it must be 0 or more and below 1"),
                List.of("byDefault: 0.5", "byDefault: 50", "margin.byDefault is 50; it must be from -1 to 1"),
                List.of("coats: 0.6", "coats: 1.6", "margin.byCategory.coats is 1.6"),
                List.of("returnedUnit: 3", "returnedUnit: -3", "returnedUnit is -3; it must not be negative"),
                List.of("CHF: 2", "CHF: 0", "rates.CHF is 0; it must be above 0"),
                List.of("CHF: 2", "XYZ: 2", "rates.XYZ is XYZ; it must be a currency of ISO 4217"),
                List.of("CHF: 2", "EUR: 1", "rates.EUR is given; that is the currency of reports"),
                List.of("currency: EUR", "currency: Euro", "currency is Euro; it must be a currency"),
                List.of("taxShare", "taxshare", "taxShare"))) {
            Path file = written(OWN.replace(wrong.get(0), wrong.get(1)));
            assertThatThrownBy(() -> started(file))
                    .isInstanceOf(InvalidSettings.class)
                    .hasMessageContaining("MONEY_ASSUMPTIONS")
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining(wrong.get(2));
        }
        assertThatThrownBy(() -> started(folder.resolve("none.yaml"))).hasMessageContaining("cannot read");
    }

    private static Assumptions started(Path file) {
        return MonitoringSettings.from(Settings.of(Map.of("MONEY_ASSUMPTIONS", file.toString())))
                .money();
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("books.yaml"), yaml);
    }
}
