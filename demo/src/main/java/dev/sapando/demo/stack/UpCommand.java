package dev.sapando.demo.stack;

import dev.sapando.ops.run.Service;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./sapando up}: everything but traffic. */
@Command(
        name = "up",
        description =
                "The whole pipeline in one JVM on an embedded Kafka broker, without traffic; Ctrl-C stops it in order",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "keep all data here, and go on with it next time")
    private Optional<Path> data = Optional.empty();

    @Override
    public Integer call() {
        return ServiceMain.run(() -> {
            Workplace workplace = Workplace.of(data);
            return new Up(new Stack(StackSettings.from(Settings.ofProcess(), workplace), workplace));
        });
    }

    private static final class Up implements Service {
        private final Stack stack;
        private volatile boolean ran;

        Up(Stack stack) {
            this.stack = stack;
        }

        @Override
        public String name() {
            return "sapando";
        }

        @Override
        public void start() {
            stack.start();
            ran = true;
            System.out.println(Welcome.to(stack));
        }

        @Override
        public CompletableFuture<String> ended() {
            return stack.ended();
        }

        @Override
        public void close() {
            if (ran) {
                System.out.println(Workplace.STOPPING);
            }
            stack.close();
            if (ran) {
                System.out.println(stack.workplace().stopped(Optional.empty()));
            }
        }
    }
}
