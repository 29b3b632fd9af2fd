package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.NaivePeople.Somebody;
import dev.sapando.monitoring.answer.AnswerSettings;
import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.answer.Variant;
import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.schema.Event;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new customer costs: money that was reported, persons that came by themselves. */
class AcquisitionTest {
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final LocalDate DAY = LocalDate.parse("2024-03-01");
    private static final Range ALL = new Range(LocalDate.parse("2023-12-20"), LocalDate.parse("2024-03-16"));

    private final Shop shop = new Shop();
    private final Flow flow = new Flow();

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    void the_last_report_of_a_key_counts_and_a_deletion_takes_it_back() {
        flow.spent("email", Shop.spend("email", null, DAY, "10.00", "EUR"));
        flow.spent("email", Shop.spend("email", null, DAY, "12.5", "EUR"));
        flow.spent("social|s", Shop.spend("social", "s", DAY, "3", "CHF"));
        assertThat(spent())
                .isEqualTo(Map.of("email spend EUR", new BigDecimal("12.5"), "social spend CHF", new BigDecimal("3")));

        flow.spent("email", Shop.spend("email", null, DAY, "12.5", "USD"));
        flow.spent("social|s", null);
        assertThat(spent()).isEqualTo(Map.of("email spend USD", new BigDecimal("12.5")));
    }

    @Test
    void a_report_of_a_day_that_cannot_have_been_is_left_out_and_counted() {
        flow.spent("a", Shop.spend("email", null, LocalDate.ofYearDay(12_000, 1), "10.00", "EUR"));
        flow.spent("b", Shop.spend("email", null, LocalDate.parse("2024-03-18"), "10.00", "EUR"));
        flow.spent("c", Shop.spend("email", null, LocalDate.parse("2024-03-16"), "1", "EUR"));

        assertThat(flow.skipped(Topics.MARKETING_SPEND)).isEqualTo(2);
        assertThat(acquisition("channel", "first"))
                .as("what brought nothing back is worth 0 of it")
                .isEqualTo(Map.of(
                        "email spend EUR", new BigDecimal("1"), "email return_on_ad_spend EUR", BigDecimal.ZERO));
    }

    @Test
    void what_a_customer_cost_and_brings_back_stands_beside_what_was_spent() {
        flow.spent("social", Shop.spend("social", null, DAY, "10.00", "EUR"));
        flow.verified(
                shop.viewFrom("social", "ana", Shop.ago(9)),
                shop.viewFrom("email", "ana", Shop.ago(5)),
                shop.purchase("ana", Shop.ago(5), Shop.line("coat", 1, "30.00", null)),
                shop.refund("ana", Shop.ago(1), Shop.line("coat", 1, "5.00", null)));

        assertThat(acquisition("channel", "first"))
                .containsEntry("social new_customers ", BigDecimal.ONE)
                .containsEntry("social cost_per_new_customer EUR", BigDecimal.TEN)
                .containsEntry("social return_on_ad_spend EUR", new BigDecimal("2.5"));
        assertThat(acquisition("channel", "last"))
                .containsEntry("email new_customers ", BigDecimal.ONE)
                .containsEntry("email net_revenue EUR", new BigDecimal("25"))
                .containsEntry("social return_on_ad_spend EUR", BigDecimal.ZERO)
                .doesNotContainKey("social cost_per_new_customer EUR");
    }

    @Test
    void what_goes_back_brought_nobody_first_or_last() {
        var returned = shop.refund("ana", Shop.ago(9), Shop.line("coat", 1, "5.00", null));
        returned.setChannel("social");
        flow.verified(
                returned,
                shop.viewFrom("email", "ana", Shop.ago(5)),
                shop.purchase("ana", Shop.ago(5), Shop.line("coat", 1, "30.00", null)));

        for (String touch : List.of("first", "last")) {
            assertThat(acquisition("channel", touch))
                    .as(touch)
                    .isEqualTo(Map.of(
                            "email new_customers ", BigDecimal.ONE, "email net_revenue EUR", new BigDecimal("25")));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void whoever_was_brought_is_whom_the_whole_story_tells(long seed) {
        var story = new PeopleStory(seed, true);
        story.into(flow);
        List<Somebody> customers = new NaivePeople(story.events, story.lists, ZONE).customers();

        for (String by : List.of("channel", "campaign")) {
            for (String touch : List.of("first", "last")) {
                assertThat(acquisition(by, touch)).as("%s %s", by, touch).isEqualTo(expected(customers, by, touch));
            }
        }
    }

    private static Map<String, BigDecimal> expected(List<Somebody> customers, String by, String touch) {
        var expected = new TreeMap<String, BigDecimal>();
        for (Somebody each : customers) {
            Optional<Event> brought = touch.equals("first") ? each.firstTouch() : each.lastTouch();
            String source = brought.map(event -> by.equals("channel") ? event.getChannel() : event.getCampaign())
                    .orElse("none");
            if (!each.orders(true).isEmpty()) {
                expected.merge(source + " new_customers ", BigDecimal.ONE, BigDecimal::add);
            }
            each.net()
                    .forEach((currency, net) ->
                            expected.merge(source + " net_revenue " + currency, net, BigDecimal::add));
        }
        expected.replaceAll((source, amount) -> plain(amount));
        return expected;
    }

    private Map<String, BigDecimal> acquisition(String by, String touch) {
        var answers = Asking.at(
                Shop.NOW,
                flow.cells(),
                flow.people(),
                new AnswerSettings(
                        ZONE,
                        DayOfWeek.MONDAY,
                        Duration.ofSeconds(60),
                        100,
                        EffectSettings.AS_SHIPPED,
                        Assumptions.AS_SHIPPED));
        var found = new TreeMap<String, BigDecimal>();
        for (Row row : answers.answer(
                        "acquisition", Optional.of(ALL), Optional.of(by), new Variant(Map.of("touch", touch)))
                .rows()) {
            if (row.value() != null) {
                String currency = row.labels().getOrDefault("currency", "");
                found.put(row.labels().get(by) + " " + row.labels().get("part") + " " + currency, plain(row.value()));
            }
        }
        return found;
    }

    private Map<String, BigDecimal> spent() {
        var spent = new TreeMap<>(acquisition("channel", "first"));
        spent.keySet().removeIf(part -> !part.contains(" spend "));
        return spent;
    }

    private static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(amount.stripTrailingZeros().toPlainString());
    }
}
