package dev.sapando.demo.live;

import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.Progress;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.shop.SimulatedShop;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.settings.Settings;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Starts everything, sends a very small shop's day through it and stops: what the launcher runs once after a build, so that
 * Java can keep the classes it loaded (AppCDS) and starts faster ever after. Nobody else needs it; it is not listed.
 */
@Command(name = "rehearse", hidden = true, description = "The whole pipeline once, very small")
public final class RehearseCommand implements Callable<Integer> {
    private static final ShopSettings SMALL =
            ShopSettings.DEFAULT.withDays(1).withItems(100).withHistoryEvents(500);

    @Override
    public Integer call() {
        return ServiceMain.guarded(() -> {
            Workplace workplace = Workplace.of(Optional.empty());
            try (var stack = new Stack(StackSettings.from(Settings.ofProcess(), workplace), workplace)) {
                stack.start();
                try (var pipeline = new HttpPipeline(stack.collector(), stack.serving(), "rehearsal");
                        var shop = new SimulatedShop(SMALL, pipeline)) {
                    shop.openCatalogue();
                    shop.history(Instant.now(), Progress.SILENT);
                }
            }
            return 0;
        });
    }
}
