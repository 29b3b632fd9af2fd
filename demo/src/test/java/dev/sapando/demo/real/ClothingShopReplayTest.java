package dev.sapando.demo.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.report.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of 2008 through the whole stack: nothing lost, nothing twice, the same after a restart and after a second replay. */
@Tag("prove")
class ClothingShopReplayTest {
    private static final String FILE = "eshop-clothing-2008/clickstream+data+for+online+shopping.zip";
    private static final String SPAN = "from=2008-04-01&until=2008-08-31";
    private static final List<String> ANSWERS = List.of(
            "funnel?", "session-conversion?", "retention?", "time-to-return?", "first-purchase-conversion?", "bots?");

    @Test
    void every_click_counts_once_whatever_is_restarted_and_sent_again(@TempDir Path data) throws Exception {
        Path file = RealData.require(FILE);
        ClothingShop shop = ClothingShop.read(file);
        int sessions = shop.modelsOfSession().size();
        assertThat(List.of(shop.clicks(), sessions)).containsExactly(165_474, 24_026);

        Map<String, List<Row>> counted;
        Map<String, List<String>> recommended;
        try (var stack = RunningStack.on(data)) {
            assertThat(stack.replay("--format", "eshop", file.toString())).isZero();
            assertThat(stack.ledger()).isEqualTo(new Ledger(shop.clicks(), 0, shop.clicks(), 0, 0));
            stack.settle(SPAN, sessions, shop.models());
            counted = answers(stack);
            recommended = stack.recommendedBeside(shop.models());
        }
        assertThat(recommended)
                .allSatisfy((model, others) -> assertThat(others).hasSize(20).doesNotContain(model))
                .allSatisfy((model, others) ->
                        assertThat(shop.sawTogether(model, others)).isTrue());

        try (var stack = RunningStack.on(data)) {
            stack.settle(SPAN, sessions, shop.models());
            assertThat(answers(stack)).isEqualTo(counted);
            assertThat(stack.recommendedBeside(shop.models())).isEqualTo(recommended);

            assertThat(stack.replay("--format", "eshop", file.toString())).isZero();
            assertThat(stack.ledger()).isEqualTo(new Ledger(2L * shop.clicks(), 0, shop.clicks(), shop.clicks(), 0));
            stack.settle(SPAN, sessions, shop.models());
            assertThat(answers(stack)).isEqualTo(counted);
            assertThat(stack.recommendedBeside(shop.models())).isEqualTo(recommended);
        }
    }

    private static Map<String, List<Row>> answers(RunningStack stack) {
        var answers = new TreeMap<String, List<Row>>();
        ANSWERS.forEach(metric -> answers.put(metric, stack.rows(metric + SPAN)));
        return answers;
    }
}
