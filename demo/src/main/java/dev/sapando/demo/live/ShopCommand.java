package dev.sapando.demo.live;

import dev.sapando.demo.report.EarlierRun;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.shop.SimulatedShop;
import dev.sapando.ingest.keys.WriteKeyOption;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
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
            defaultValue = "http://localhost:8080",
            description = "where events are sent; default ${DEFAULT-VALUE}")
    private URI collector = URI.create("");

    @Option(
            names = "--serving",
            paramLabel = "URL",
            defaultValue = "http://localhost:8082",
            description = "who recommends; default ${DEFAULT-VALUE}")
    private URI serving = URI.create("");

    @Option(
            names = "--monitoring",
            paramLabel = "URL",
            defaultValue = "http://localhost:8083",
            description = "where to ask whether the past days are there already; default ${DEFAULT-VALUE}")
    private URI monitoring = URI.create("");

    @Mixin
    private final WriteKeyOption writeKey = new WriteKeyOption();

    @Override
    public Integer call() {
        ShopSettings settings = options.settings();
        return ServiceMain.guarded(() -> {
            var pipeline = new HttpPipeline(collector, serving, writeKey.key());
            var shop = new SimulatedShop(settings, pipeline);
            Clock clock = Clock.systemUTC();
            Terminal terminal = Terminal.ofProcess(System.getenv());
            var open = new OpenShop(
                    new Traffic(shop, !isPastThere(settings.days()), new HistoryProgress(terminal, clock), clock),
                    terminal);
            Runtime.getRuntime().addShutdownHook(new Thread(open::stop, "stop"));
            return open.run(options.limit());
        });
    }

    private boolean isPastThere(int days) {
        try {
            boolean there = EarlierRun.leftHistory(new MetricsApi(monitoring), Instant.now(), days);
            if (there) {
                System.out.println(EarlierRun.TOLD);
            }
            return there;
        } catch (UncheckedIOException e) {
            throw new StartFailure(e.getMessage() + "; name another with --monitoring", e);
        }
    }
}
