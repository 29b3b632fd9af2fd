package dev.sapando.demo.live;

import dev.sapando.demo.report.Report;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.stack.ShopKey;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./sapando demo}: everything, with a shop's traffic. */
@Command(
        name = "demo",
        description =
                "The whole pipeline in one JVM with a simulated shop: its past days first, then live visitors who "
                        + "see and click the recommendations; Ctrl-C stops it in order",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final String NO_RESULT = "The demo was stopped before its end, and so there is no result";

    @Mixin
    private final ShopOptions shop = new ShopOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "write what it came to as JSON, with --for")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "keep all data here, and go on with it next time")
    private Optional<Path> data = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        ShopSettings settings = shop.settings();
        if (report.isPresent() && shop.limit().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--report is written when the demo ends by itself; say when with --for TIME");
        }
        return ServiceMain.guarded(() -> run(settings));
    }

    private int run(ShopSettings settings) {
        report.ifPresent(DemoCommand::requireWritable);
        Workplace workplace = Workplace.of(data);
        ShopKey key = ShopKey.of(Settings.ofProcess(), workplace);
        var stack = new Stack(StackSettings.from(key.settings(), workplace), workplace, List.of(key));
        Terminal terminal = Terminal.ofProcess(System.getenv());
        if (terminal.isScreen()) {
            Logs.toFile(workplace.log());
        }
        try {
            return new Demo(
                            stack,
                            key,
                            settings,
                            terminal,
                            CommandGiven.at(System.getenv()),
                            report.map(this::noReport).or(() -> shop.limit().map(limit -> NO_RESULT)))
                    .run(shop.limit())
                    .map(this::closing)
                    .orElse(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ServiceMain.FAILED;
        }
    }

    /** @throws StartFailure now, and not after the run */
    private static void requireWritable(Path report) {
        boolean isNew = Files.notExists(report);
        try {
            Files.newByteChannel(report, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
            if (isNew) {
                Files.delete(report);
            }
        } catch (IOException e) {
            throw new StartFailure("cannot write the report to " + report + "; name another file with --report", e);
        }
    }

    private String noReport(Path file) {
        return "The demo was stopped before its end, and so no report is written to " + file;
    }

    /** Exit status: failed where the sums do not come out. */
    private int closing(Report outcome) {
        report.ifPresentOrElse(
                outcome::write, () -> System.out.println(outcome.json().encodePrettily()));
        new Closing(outcome, report).lines().forEach(System.out::println);
        outcome.differences().forEach(System.err::println);
        return outcome.differences().isEmpty() ? 0 : ServiceMain.FAILED;
    }
}
