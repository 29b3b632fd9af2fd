package dev.sapando.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sapando.event.EventType;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedShopTest {
    private static final PastShop MONTH = PastShop.of(ShopSettings.DEFAULT.withHistoryEvents(40_000));

    @Test
    void two_runs_of_one_seed_send_the_same_lines() {
        assertThat(PastShop.of(PastShop.SMALL).lines())
                .isEqualTo(PastShop.of(PastShop.SMALL).lines());
    }

    @Test
    void another_seed_is_another_shop() {
        assertThat(PastShop.of(PastShop.SMALL.withSeed(43)).lines())
                .doesNotContainAnyElementsOf(PastShop.of(PastShop.SMALL).lines());
    }

    @Test
    void a_history_has_about_as_many_events_as_asked_for() {
        assertThat(MONTH.account().sent()).isCloseTo(40_000, within(4_000L));
        assertThat(PastShop.of(ShopSettings.DEFAULT).account().sent()).isCloseTo(16_000, within(1_600L));
        assertThat(PastShop.of(PastShop.SMALL).account().sent()).isCloseTo(5_000, within(1_000L));
    }

    @Test
    void every_kind_of_event_happens() {
        var types = EnumSet.noneOf(EventType.class);
        MONTH.letters().forEach(letter -> types.add(letter.note().type()));
        assertThat(types).containsExactlyElementsOf(EventType.reported());
    }

    @Test
    void what_suits_is_clicked_more_often_than_what_is_popular() {
        Truth truth = MONTH.truth();
        assertThat(truth.perfectClickRate()).isGreaterThan(4 * truth.popularClickRate());

        Truth.Arm treatment = Objects.requireNonNull(truth.arms().get("treatment"));
        Truth.Arm control = Objects.requireNonNull(truth.arms().get("control"));
        assertThat(treatment.meanAffinity()).isGreaterThan(2 * control.meanAffinity());
        assertThat(treatment.expectedClickRate()).isGreaterThan(2 * control.expectedClickRate());
        assertThat(rate(treatment)).isGreaterThan(2 * rate(control));
    }

    @Test
    void clicks_come_as_often_as_the_truth_expects() {
        assertThat(MONTH.truth().arms().values())
                .allSatisfy(arm -> assertThat(rate(arm)).isCloseTo(arm.expectedClickRate(), within(0.005)));
    }

    @Test
    void who_is_shown_what_suits_comes_back_more_often() {
        assertThat(visitsPerVisitor(number -> number % 2 == 1))
                .isGreaterThan(1.1 * visitsPerVisitor(number -> number % 2 == 0));
    }

    @Test
    void a_few_visits_in_a_hundred_end_in_a_purchase() {
        long purchases = MONTH.letters().stream()
                .filter(letter -> letter.note().type() == EventType.PURCHASE)
                .count();
        assertThat((double) purchases / visits(MONTH, number -> true)).isBetween(0.02, 0.10);
    }

    @Test
    void a_purchase_names_the_list_that_led_to_it() {
        assertThat(MONTH.letters(Letter.Fate.GOOD))
                .filteredOn(letter -> letter.note().type() == EventType.PURCHASE)
                .extracting(letter ->
                        new JsonObject(letter.line()).getJsonArray("lines").encode())
                .anySatisfy(lines -> assertThat(lines).contains("recommendationId"))
                .anySatisfy(lines -> assertThat(lines).doesNotContain("recommendationId"));
    }

    @Test
    void the_catalogue_is_sent_whole() {
        var items = new ArrayList<JsonObject>();
        var pipeline = new KnowingPipeline(PastShop.SMALL) {
            @Override
            public void catalogue(List<String> batch) {
                batch.forEach(item -> items.add(new JsonObject(item)));
            }
        };
        try (var shop = new SimulatedShop(PastShop.SMALL, pipeline)) {
            shop.openCatalogue();
        }
        assertThat(items).hasSize(600).allSatisfy(item -> {
            assertThat(item.fieldNames())
                    .containsExactly(
                            "id", "title", "brand", "category", "colour", "gender", "price", "currency", "available");
            assertThat(item.getString("price")).matches("\\d+\\.\\d{2}");
        });
        assertThat(items.stream().map(item -> item.getString("id")).distinct()).hasSize(600);
    }

    @Test
    void settings_that_make_no_shop_are_refused() {
        assertThatThrownBy(() -> ShopSettings.DEFAULT.withSpeed(0))
                .hasMessage("the shop's speed is 0.0; it has to be above 0, at most 1000");
        assertThatThrownBy(() -> new Dirt(0.7, 0, 0))
                .hasMessage("the share of duplicates events is 0.7; it has to be 0 to 0.5");
    }

    private static double rate(Truth.Arm arm) {
        return (double) arm.clicked() / arm.seen();
    }

    private static double visitsPerVisitor(Predicate<Integer> numbers) {
        Map<Integer, Long> visitors = MONTH.letters().stream()
                .map(letter -> letter.note().visitor().number())
                .filter(numbers)
                .collect(Collectors.groupingBy(number -> number, Collectors.counting()));
        return (double) visits(MONTH, numbers) / visitors.size();
    }

    private static long visits(PastShop shop, Predicate<Integer> numbers) {
        return shop.letters().stream()
                .filter(letter -> numbers.test(letter.note().visitor().number()))
                .map(letter -> letter.note().visit())
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }
}
