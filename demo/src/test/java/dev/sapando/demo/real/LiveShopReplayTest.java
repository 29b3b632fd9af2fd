package dev.sapando.demo.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.shop.Account;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.shop.SimulatedShop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Yesterday's traffic sent into today's: nothing is late. Takes minutes: {@code mvn verify -Pprove}. */
@Tag("prove")
class LiveShopReplayTest {
    private static final String FILE = "eshop-clothing-2008/clickstream+data+for+online+shopping.zip";
    private static final String SPAN = "from=2008-04-01&until=2008-08-31";

    @Test
    void a_replay_of_2008_into_a_live_shop_counts_as_it_does_alone(@TempDir Path data) throws Exception {
        Path file = RealData.require(FILE);
        ClothingShop past = ClothingShop.read(file);
        try (var stack = RunningStack.on(data);
                var pipeline = stack.pipeline();
                var shop = new SimulatedShop(ShopSettings.DEFAULT, pipeline)) {
            shop.openCatalogue();
            var shoppers = new Thread(shop::live, "shoppers");
            shoppers.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> shop.account().accepted() > 100);

            assertThat(stack.replay("--format", "eshop", file.toString())).isZero();
            stack.settle(SPAN, past.modelsOfSession().size(), List.of());
            shop.stop();
            shoppers.join();

            Account live = shop.account();
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                Ledger ledger = stack.ledger();
                assertThat(ledger.accepted()).isEqualTo(past.clicks() + live.accepted());
                assertThat(ledger.unaccounted()).isZero();
            });
            assertThat(stack.sessions(SPAN)).isEqualTo(past.modelsOfSession().size());
            assertThat(live.accepted()).as("the live shop went on meanwhile").isGreaterThan(100);
        }
    }
}
