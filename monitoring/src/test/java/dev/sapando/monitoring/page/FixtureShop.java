package dev.sapando.monitoring.page;

import static dev.sapando.monitoring.page.FixtureRows.labels;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;

/** One shop's thirty days up to NOW, as answers of the metrics API; the same at every run. */
final class FixtureShop {
    static final Instant NOW = Instant.parse("2024-03-31T09:14:23.512Z");
    static final int DAYS = 30;
    private static final LocalDate TODAY = NOW.atZone(ZoneOffset.UTC).toLocalDate();
    private static final String RANGE = TODAY.minusDays(DAYS - 1) + "/" + TODAY;

    private final Map<String, Supplier<FixtureRows>> answers = Map.ofEntries(
            Map.entry("ingest", FixtureShop::totals),
            Map.entry("ingest?by=minute", FixtureShop::minutes),
            Map.entry("ingest?by=reason", FixtureShop::reasons),
            Map.entry("session-conversion", () -> daily(11, 2_900, 0.031)),
            Map.entry("first-purchase-conversion", () -> daily(12, 2_100, 0.017)),
            Map.entry("funnel", FixtureShop::funnel),
            Map.entry("revenue", FixtureShop::revenue),
            Map.entry("retention", FixtureShop::retention),
            Map.entry("time-to-return", FixtureShop::timeToReturn),
            Map.entry("recommendations", FixtureShop::recommendations),
            Map.entry("money", FixtureShop::money),
            Map.entry("freshness", FixtureShop::freshness),
            Map.entry("storage-cost", FixtureCosts::rows));

    private final FixtureEffect effect;

    FixtureShop() {
        this(FixtureEffect.SHIP);
    }

    /** @param effect how its experiment stands */
    FixtureShop(FixtureEffect effect) {
        this.effect = effect;
    }

    JsonArray rows(String question) {
        if (question.equals("effect")) {
            return effect.rows();
        }
        return Objects.requireNonNull(answers.get(question), () -> "the shop does not know " + question)
                .get()
                .toJson();
    }

    /** The same without all days before the last. */
    JsonArray firstDay(String question) {
        var rows = new JsonArray();
        rows(question).stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("period").length() != 10
                        || row.getString("period").equals(day(0)))
                .forEach(rows::add);
        return rows;
    }

    private static FixtureRows totals() {
        var rows = new FixtureRows();
        Map.of("accepted", 1_284_322L, "verified", 1_279_842L, "duplicates", 3_921L)
                .forEach((outcome, count) -> rows.count("all", labels("outcome", outcome), count));
        return rows.count("all", labels("outcome", "rejected_verify"), 547)
                .count("all", labels("outcome", "rejected_collect"), 2_318)
                .count("all", labels("outcome", "in_flight"), 12)
                .count("all", labels("outcome", "unaccounted"), 0);
    }

    private static FixtureRows minutes() {
        var random = new Random(3);
        var rows = new FixtureRows();
        Instant last = NOW.truncatedTo(ChronoUnit.MINUTES);
        for (int ago = 59; ago >= 0; ago--) {
            String minute = last.minus(ago, ChronoUnit.MINUTES).toString();
            double part = ago == 0 ? 0.38 : 1;
            long accepted = ago == 52 || ago == 51
                    ? 61_204
                    : Math.round(part * (1_450 + 260 * Math.sin(ago / 7.0) + random.nextInt(160)));
            rows.count(minute, labels("outcome", "accepted"), accepted)
                    .count(minute, labels("outcome", "rejected_collect"), random.nextInt(ago > 20 && ago < 28 ? 40 : 7))
                    .count(minute, labels("outcome", "rejected_verify"), random.nextInt(3));
        }
        return rows;
    }

    private static FixtureRows reasons() {
        return new FixtureRows()
                .count("all", labels("reason", "price_negative", "stage", "collect"), 1_204)
                .count("all", labels("reason", "occurred_in_future", "stage", "collect"), 688)
                .count("all", labels("reason", "item_unknown", "stage", "verify"), 431)
                .count("all", labels("reason", "visitor_missing", "stage", "collect"), 290)
                .count("all", labels("reason", "currency_unknown", "stage", "collect"), 136)
                .count("all", labels("reason", "refund_without_purchase", "stage", "verify"), 116);
    }

    private static FixtureRows daily(int seed, int perDay, double share) {
        var random = new Random(seed);
        var rows = new FixtureRows();
        for (int ago = DAYS - 1; ago >= 0; ago--) {
            long denominator = Math.round((ago == 0 ? 0.4 : 1) * (perDay + random.nextInt(perDay / 4)));
            double today = share * (1 + 0.12 * random.nextGaussian()) * (ago < 12 ? 1.15 : 1);
            rows.ratio(day(ago), labels(), Math.round(denominator * today), denominator);
        }
        return rows;
    }

    private static FixtureRows funnel() {
        long sessions = 96_412;
        var reached = Map.of(
                "session",
                sessions,
                "view",
                71_853L,
                "cart",
                14_207L,
                "checkout",
                5_116L,
                "purchase",
                3_174L,
                "purchase_without_cart",
                88L);
        var rows = new FixtureRows();
        reached.forEach((step, count) -> rows.ratio(RANGE, labels("step", step), count, sessions));
        return rows;
    }

    private static FixtureRows revenue() {
        var random = new Random(4);
        var rows = new FixtureRows();
        for (int ago = DAYS - 1; ago >= 0; ago--) {
            for (String currency : List.of("EUR", "CHF")) {
                long orders = Math.max(2, (currency.equals("EUR") ? 96 : 11) + random.nextInt(14) + (30 - ago))
                        / (ago == 0 ? 3 : 1);
                BigDecimal gross = BigDecimal.valueOf(orders * 8_437L + random.nextInt(9_000), 2);
                BigDecimal refunded = BigDecimal.valueOf(orders * 911L, 2);
                rows.money(day(ago), labels("currency", currency, "part", "gross"), gross)
                        .money(day(ago), labels("currency", currency, "part", "refunded"), refunded)
                        .money(day(ago), labels("currency", currency, "part", "net"), gross.subtract(refunded))
                        .count(day(ago), labels("currency", currency, "part", "orders"), orders)
                        .ratio(day(ago), labels("currency", currency, "part", "average_order"), gross, orders);
            }
        }
        return rows;
    }

    private static FixtureRows retention() {
        var random = new Random(5);
        var rows = new FixtureRows();
        for (int ago = DAYS - 1; ago >= 0; ago--) {
            long cohort = 380 + random.nextInt(160);
            for (int distance = 0; distance <= 30; distance++) {
                double share = distance == 0
                        ? 1
                        : 0.02
                                + 0.15 * Math.exp(-distance / 9.0)
                                + (distance % 7 == 0 ? 0.03 : 0)
                                + 0.012 * random.nextGaussian();
                long active = Math.max(0, Math.round(cohort * share));
                var labels = labels("distance", Integer.toString(distance));
                if (distance < ago || distance == 0 && ago > 0) {
                    rows.ratio(day(ago), labels, active, cohort);
                } else {
                    rows.notOver(day(ago), labels, distance == ago ? active / 3 : 0, cohort);
                }
            }
        }
        return rows;
    }

    private static FixtureRows timeToReturn() {
        return new FixtureRows()
                .value(RANGE, labels("population", "customers"), 5)
                .value(RANGE, labels("population", "not_yet_customers"), 9);
    }

    private static FixtureRows recommendations() {
        var rows = new FixtureRows();
        var parts = List.of("served_lists", "served", "seen", "clicked", "carted", "bought", "returned");
        var byArm = Map.of(
                "control",
                List.of(24_110, 482_200, 118_204, 4_019, 611, 142, 31),
                "treatment",
                List.of(24_377, 487_540, 121_460, 6_802, 1_107, 246, 52));
        byArm.forEach((arm, counts) -> {
            for (int i = 0; i < parts.size(); i++) {
                rows.count(
                        RANGE,
                        labels(
                                "arm",
                                arm,
                                "release",
                                arm.equals("control") ? "popular" : "knn-3f9a",
                                "part",
                                parts.get(i)),
                        counts.get(i));
            }
        });
        return rows;
    }

    private static FixtureRows freshness() {
        return new FixtureRows()
                .value("now", labels("part", "event_to_metric_seconds"), 0.412)
                .value("now", labels("part", "newest_event_age_seconds"), 1.8)
                .value("now", labels("part", "stream_lag_records"), 37);
    }

    private static FixtureRows money() {
        var rows = new FixtureRows()
                .value(RANGE, labels("part", "assumptions_version", "currency", "EUR"), 1)
                .money(RANGE, labels("part", "margin_after_spend", "currency", "EUR"), new BigDecimal("61204.5"));
        Map.of("low", 9_120.0, "estimate", 10_480.0, "high", 11_840.0)
                .forEach((bound, value) -> rows.value(
                        RANGE,
                        labels("part", "worth_of_session_conversion_point", "bound", bound, "currency", "EUR"),
                        value));
        return rows;
    }

    static String day(int ago) {
        return TODAY.minusDays(ago).toString();
    }
}
