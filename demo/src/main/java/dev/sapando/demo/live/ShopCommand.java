package dev.sapando.demo.live;

import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.Progress;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.shop.SimulatedShop;
import dev.sapando.ops.run.ServiceMain;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./sapando shop}: the simulated shop against a stack that runs already. */
@Command(
        name = "shop",
        description = "A simulated shop in front of a running stack: its past days, then live visitors, until Ctrl-C",
        mixinStandardHelpOptions = true)
public final class ShopCommand implements Callable<Integer> {
    @Mixin
    private final ShopOptions options = new ShopOptions();

    @Option(
            names = "--collector",
            paramLabel = "URL",
            defaultValue = "${COLLECTOR_URL:-http://localhost:8080}",
            description = "default: COLLECTOR_URL, or http://localhost:8080")
    private URI collector = URI.create("");

    @Option(
            names = "--serving",
            paramLabel = "URL",
            defaultValue = "${SERVING_URL:-http://localhost:8082}",
            description = "default: SERVING_URL, or http://localhost:8082")
    private URI serving = URI.create("");

    @Option(
            names = "--write-key",
            paramLabel = "KEY",
            defaultValue = "${WRITE_KEY:-demo}",
            description = "default: WRITE_KEY, or demo")
    private String writeKey = "";

    @Override
    public Integer call() {
        ShopSettings settings = options.settings();
        var pipeline = new HttpPipeline(collector, serving, writeKey);
        var traffic = new Traffic(new SimulatedShop(settings, pipeline), Progress.SILENT, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(traffic::close, "stop"));
        return ServiceMain.guarded(() -> traffic.run(options.limit()));
    }
}
