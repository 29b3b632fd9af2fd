package dev.sapando.monitoring.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.people.People;
import dev.sapando.ops.settings.Settings;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of an experiment whose sums are known. */
class EffectTest {
    private static final Instant NOW = Instant.parse("2024-03-15T12:00:00Z");
    private static final String LAST_DAY_OVER = "2024-03-07";

    private final Cells cells = new Cells();
    private final People people = new People();

    @Test
    void an_experiment_begins_with_its_first_visitor_and_is_answered_as_a_whole() {
        arm("2024-01-05", "control", 600, 60);
        arm(LAST_DAY_OVER, "treatment", 600, 75);

        assertThat(rows()).isNotEmpty().allMatch(row -> row.period().equals("2024-01-05/2024-03-15"));
        assertThat(row("arm", "treatment", "measure", "return_rate"))
                .isEqualTo(new Row(
                        "2024-01-05/2024-03-15",
                        Labels.of("arm", "treatment", "measure", "return_rate"),
                        BigDecimal.valueOf(75),
                        BigDecimal.valueOf(600),
                        new BigDecimal("0.125")));
    }

    @Test
    void whoever_came_less_than_eight_days_ago_is_in_the_split_alone() {
        arm(LAST_DAY_OVER, "control", 600, 60);
        arm(LAST_DAY_OVER, "treatment", 600, 60);
        arm("2024-03-08", "treatment", 100, 100);

        assertThat(row("arm", "treatment", "measure", "return_rate").denominator())
                .isEqualTo(BigDecimal.valueOf(600));
        assertThat(row("part", "sample_ratio").numerator()).isEqualTo(BigDecimal.valueOf(700));
        assertThat(row("part", "sample_ratio").denominator()).isEqualTo(BigDecimal.valueOf(1_300));
    }

    @Test
    void a_difference_and_a_lift_come_with_their_bounds_and_the_verdict_with_its_reason() {
        arm(LAST_DAY_OVER, "control", 10_000, 1_000);
        arm(LAST_DAY_OVER, "treatment", 10_000, 1_400);

        assertThat(bound("difference", "estimate")).isCloseTo(0.04, within(1e-12));
        assertThat(bound("lift", "estimate")).isCloseTo(0.4, within(1e-12));
        assertThat(bound("difference", "high") - 0.04).isCloseTo(0.04 - bound("difference", "low"), within(1e-12));
        // Standard error 0.0046; looking always at six measures costs 3.65 of them instead of 1.96.
        assertThat(bound("difference", "low")).isCloseTo(0.04 - 3.65 * 0.00458, within(0.001));
        assertThat(row("part", "verdict").labels()).containsEntry("verdict", "ship");
        assertThat(row("part", "verdict").labels().get("reason")).startsWith("surely better: return_rate +");
    }

    /** More come again and more click, and nobody can buy. */
    @Test
    void a_treatment_in_which_nobody_buys_any_more_is_rolled_back_whatever_else_it_gains() {
        arm(LAST_DAY_OVER, "control", 10_000, 3_500);
        arm(LAST_DAY_OVER, "treatment", 10_000, 4_000);
        for (String arm : List.of("control", "treatment")) {
            put("effect.sums", LAST_DAY_OVER, 9_000, sum(arm, "first_purchase_conversion", "denominator"));
        }
        put("effect.sums", LAST_DAY_OVER, 300, sum("control", "first_purchase_conversion", "numerator"));

        assertThat(row("part", "verdict").labels()).containsEntry("verdict", "roll_back");
        assertThat(row("part", "verdict").labels().get("reason"))
                .startsWith("surely worse: first_purchase_conversion by -0.0")
                .endsWith(", from 0.0333");
    }

    /** Half of the visitors return: of the control after five days, of the treatment after three. */
    @Test
    void fewer_days_to_return_are_a_gain() {
        for (String arm : List.of("control", "treatment")) {
            arm(LAST_DAY_OVER, arm, 20_000, 10_000);
            int days = arm.equals("control") ? 5 : 3;
            put("effect.sums", LAST_DAY_OVER, 10_000 * (days + 7), sum(arm, "days_to_return", "numerator"));
            long squares = 10_000L * (days * days + 49);
            put("effect.sums", LAST_DAY_OVER, squares, sum(arm, "days_to_return", "numerator_squared"));
        }

        assertThat(row("arm", "control", "measure", "days_to_return").value()).isEqualTo(BigDecimal.valueOf(6));
        assertThat(row("part", "difference", "bound", "estimate", "measure", "days_to_return")
                        .value())
                .isEqualTo(BigDecimal.valueOf(-1));
        assertThat(row("part", "verdict").labels().get("reason")).startsWith("surely better: days_to_return -");
    }

    @Test
    void while_histories_are_being_read_it_is_answered_all_the_same() {
        arm(LAST_DAY_OVER, "control", 600, 60);
        people.startOver();

        assertThat(rows()).isNotEmpty().noneMatch(row -> "both_arms"
                .equals(row.labels().get("part")));
    }

    @Test
    void a_split_that_was_not_drawn_says_so_before_anything_else() {
        arm(LAST_DAY_OVER, "control", 4_000, 400);
        arm(LAST_DAY_OVER, "treatment", 5_000, 1_000);

        assertThat(row("part", "verdict").labels()).containsEntry("verdict", "no_verdict");
        assertThat(row("part", "sample_ratio").labels()).containsEntry("outcome", "broken");
        assertThat(rows(Map.of("EFFECT_TREATMENT_SHARE", "55"), Optional.empty()))
                .extracting(row -> row.labels().getOrDefault("verdict", ""))
                .as("five in nine are near to 55 of 100")
                .contains("ship");
    }

    @Test
    void visitors_of_two_arms_are_left_out_and_counted() {
        arm(LAST_DAY_OVER, "control", 400, 40);
        arm(LAST_DAY_OVER, "treatment", 400, 40);
        put("effect.two_arms", LAST_DAY_OVER, 3, "arm", "control");

        assertThat(row("part", "two_arms").value()).isEqualTo(BigDecimal.valueOf(3));
        assertThat(row("part", "verdict").labels()).containsEntry("verdict", "too_little_data");
    }

    @Test
    void the_currency_with_the_most_revenue_decides_and_the_others_are_shown() {
        for (String arm : List.of("control", "treatment")) {
            arm(LAST_DAY_OVER, arm, 5_000, 500);
            money(arm, "EUR", 100_000, 40_000_000);
        }
        money("control", "CHF", 20_000, 800_000);
        money("treatment", "CHF", 10_000, 400_000);

        assertThat(rows())
                .filteredOn(row -> "lift".equals(row.labels().get("part")))
                .extracting(row -> row.labels().getOrDefault("currency", ""))
                .containsOnly("", "EUR", "CHF");
        assertThat(row("part", "verdict").labels())
                .as("though francs were halved")
                .containsEntry("verdict", "keep_running");
    }

    @Test
    void a_new_experiment_begins_on_its_day_and_another_range_can_be_asked_for() {
        arm("2024-02-01", "control", 600, 60);
        arm(LAST_DAY_OVER, "treatment", 600, 60);

        assertThat(rows(Map.of("EFFECT_SINCE", "2024-03-01"), Optional.empty()))
                .allMatch(row -> row.period().equals("2024-03-01/2024-03-15"))
                .noneMatch(row -> "control".equals(row.labels().get("arm")));
        var february = new Range(LocalDate.parse("2024-02-01"), LocalDate.parse("2024-02-29"));
        assertThat(rows(Map.of(), Optional.of(february)))
                .noneMatch(row -> "treatment".equals(row.labels().get("arm")));
    }

    @Test
    void without_a_served_list_there_is_nothing_to_compare() {
        put("sessions", "2024-03-01", 5, "channel", "none", "platform", "none", "arm", "none");

        Answer answer = answers(Map.of()).answer("effect", Optional.empty(), Optional.empty());
        assertThat(answer.rows()).isEmpty();
        assertThat(answer.note()).isNotEmpty();
        put("recommendations.lists", "2024-03-01", 1, "arm", "treatment", "release", "knn-1");
        assertThat(answers(Map.of())
                        .answer("effect", Optional.empty(), Optional.empty())
                        .note())
                .hasValueSatisfying(note -> assertThat(note).startsWith("Lists were served, and"));
    }

    private void arm(String day, String arm, long visitors, long returned) {
        put("effect.visitors", day, visitors, "arm", arm);
        put("effect.sums", day, returned, sum(arm, "return_rate", "numerator"));
        ratio(day, arm, visitors, 4, 2);
    }

    /** Half of the visitors click {@code most} times as often as the other half. */
    private void ratio(String day, String arm, long visitors, long seen, long most) {
        long half = visitors / 2;
        put("effect.sums", day, half * (1 + most), sum(arm, "click_rate", "numerator"));
        put("effect.sums", day, 2 * half * seen, sum(arm, "click_rate", "denominator"));
        put("effect.sums", day, half * (1 + most * most), sum(arm, "click_rate", "numerator_squared"));
        put("effect.sums", day, 2 * half * seen * seen, sum(arm, "click_rate", "denominator_squared"));
        put("effect.sums", day, half * seen * (1 + most), sum(arm, "click_rate", "product"));
    }

    private static String[] sum(String arm, String measure, String sum) {
        return new String[] {"arm", arm, "measure", measure, "sum", sum};
    }

    private void money(String arm, String currency, long sum, long squares) {
        String[] where = {"arm", arm, "measure", "revenue_per_visitor", "currency", currency, "sum", "numerator"};
        put("effect.sums", LAST_DAY_OVER, sum, where);
        where[7] = "numerator_squared";
        put("effect.sums", LAST_DAY_OVER, squares * 10_000, where);
    }

    private double bound(String part, String bound) {
        return Objects.requireNonNull(row("part", part, "bound", bound, "measure", "return_rate")
                        .value())
                .doubleValue();
    }

    private Row row(String... labels) {
        return rows().stream()
                .filter(row ->
                        row.labels().entrySet().containsAll(Labels.of(labels).entrySet()))
                .findFirst()
                .orElseThrow();
    }

    private List<Row> rows() {
        return rows(Map.of(), Optional.empty());
    }

    private List<Row> rows(Map<String, String> settings, Optional<Range> range) {
        return answers(settings).answer("effect", range, Optional.empty()).rows();
    }

    private Answers answers(Map<String, String> settings) {
        return Asking.at(
                NOW,
                cells,
                people,
                new AnswerSettings(
                        ZoneId.of("UTC"),
                        DayOfWeek.MONDAY,
                        Duration.ofSeconds(60),
                        3,
                        EffectSettings.from(Settings.of(settings)),
                        Assumptions.AS_SHIPPED));
    }

    private void put(String metric, String period, long value, String... labels) {
        cells.put(Cell.of(metric, period, labels), BigDecimal.valueOf(value));
    }
}
