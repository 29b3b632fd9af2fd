package dev.sapando.monitoring.page;

import dev.sapando.monitoring.answer.AnswerSettings;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.answer.Freshness;
import dev.sapando.monitoring.answer.ItemCategories;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.people.People;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How the fixture shop's experiment may stand: visitors in sums, and what monitoring itself answers to them. */
enum FixtureEffect {
    /** Everybody came today, so that nobody's days are over. */
    JUST_BEGUN(0, 640, 655, 1),
    TOO_LITTLE_DATA(29, 410, 396, 1.2),
    KEEP_RUNNING(29, 31_904, 32_115, 1.08),
    SHIP(29, 31_904, 32_115, 1.3),
    ROLL_BACK(29, 31_904, 32_115, 0.7),
    NO_VERDICT(29, 30_904, 33_115, 1.3);

    private static final double FIRST_PURCHASES = 0.022;
    private static final double RETURNS = 0.21;
    private static final double SESSIONS = 1.5;
    private static final double BUYING = 0.031;
    private static final double SEEN = 3.7;
    private static final double CLICKS = 0.034;
    /** In minor units, of a purchase. */
    private static final long EUROS = 7_940;

    private static final long FRANCS = 640;

    private final String day;
    private final long control;
    private final long treatment;
    private final double lift;

    /** @param lift of first purchases, of clicks half of it more; of everything else a little */
    FixtureEffect(int daysAgo, long control, long treatment, double lift) {
        this.day = FixtureShop.day(daysAgo);
        this.control = control;
        this.treatment = treatment;
        this.lift = lift;
    }

    JsonArray rows() {
        var cells = new Cells();
        arm(cells, "control", control, 1);
        arm(cells, "treatment", treatment, lift);
        cells.put(Cell.of("effect.two_arms", day, "arm", "control"), BigDecimal.valueOf(3));
        Clock clock = Clock.fixed(FixtureShop.NOW, ZoneOffset.UTC);
        var settings = new AnswerSettings(
                ZoneOffset.UTC,
                DayOfWeek.MONDAY,
                Duration.ofSeconds(60),
                100,
                EffectSettings.AS_SHIPPED,
                Assumptions.AS_SHIPPED);
        var rows = new JsonArray();
        new Answers(
                        Catalogue.load(),
                        cells,
                        new People(),
                        new ItemCategories(),
                        new Freshness(clock, OptionalDouble::empty),
                        clock,
                        settings)
                .answer("effect", Optional.empty(), Optional.empty())
                .rows()
                .forEach(row -> rows.add(json(row)));
        return rows;
    }

    private void arm(Cells cells, String arm, long visitors, double times) {
        cells.put(Cell.of("effect.visitors", day, "arm", arm), BigDecimal.valueOf(visitors));
        put(cells, visitors * FIRST_PURCHASES * times, arm, "first_purchase_conversion", "numerator");
        put(cells, visitors, arm, "first_purchase_conversion", "denominator");
        returns(cells, visitors, arm, visitors * RETURNS * (1 + (times - 1) / 10));
        ratio(cells, arm, "session_conversion", visitors * SESSIONS, visitors, BUYING * (1 + (times - 1) / 2));
        ratio(cells, arm, "click_rate", visitors * SEEN, visitors, CLICKS * (1 + (times - 1) * 1.5));
        double orders = visitors * SESSIONS * BUYING * (1 + (times - 1) / 2);
        money(cells, arm, "EUR", orders, EUROS);
        money(cells, arm, "CHF", orders, FRANCS);
    }

    /** Half of those who return do so two days later, the others after five. */
    private void returns(Cells cells, long visitors, String arm, double returned) {
        put(cells, returned, arm, "return_rate", "numerator");
        put(cells, visitors * 7 - returned * 3.5, arm, "days_to_return", "numerator");
        put(cells, visitors * 49 - returned * 34.5, arm, "days_to_return", "numerator_squared");
    }

    /** As if each visitor's denominator were drawn by Poisson, and each of it counted with the same probability. */
    private void ratio(Cells cells, String arm, String measure, double denominator, long visitors, double share) {
        double squared = denominator * denominator / visitors + denominator;
        put(cells, denominator * share, arm, measure, "numerator");
        put(cells, denominator, arm, measure, "denominator");
        put(cells, share * (1 - share) * denominator + share * share * squared, arm, measure, "numerator_squared");
        put(cells, squared, arm, measure, "denominator_squared");
        put(cells, share * squared, arm, measure, "product");
    }

    private void money(Cells cells, String arm, String currency, double orders, long price) {
        String[] where = {"arm", arm, "measure", "revenue_per_visitor", "currency", currency, "sum", "numerator"};
        cells.put(Cell.of("effect.sums", day, where), BigDecimal.valueOf(Math.round(orders * price), 2));
        where[7] = "numerator_squared";
        // In ten-thousandths, as money's squares are kept: those of minor units.
        cells.put(Cell.of("effect.sums", day, where), BigDecimal.valueOf(Math.round(orders * price * price)));
    }

    private void put(Cells cells, double value, String arm, String measure, String sum) {
        cells.put(
                Cell.of("effect.sums", day, "arm", arm, "measure", measure, "sum", sum),
                BigDecimal.valueOf(Math.round(value)));
    }

    private static JsonObject json(Row row) {
        var labels = new JsonObject();
        row.labels().forEach(labels::put);
        BigDecimal value = row.value();
        return new JsonObject()
                .put("period", row.period())
                .put("labels", labels)
                .put("numerator", text(row.numerator()))
                .put("denominator", text(row.denominator()))
                .put("value", value == null ? null : value.doubleValue());
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
