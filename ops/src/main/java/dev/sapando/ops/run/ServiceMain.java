package dev.sapando.ops.run;

import dev.sapando.ops.settings.InvalidSettings;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What every {@code main} does with its service: start, wait for SIGTERM or Ctrl-C, stop in order. */
public final class ServiceMain {
    public static final int FAILED = 1;
    public static final int USAGE = 2;

    private ServiceMain() {}

    /** Exit status 0 after a stop that was asked for; otherwise one clear line on standard error and 1 or 2. */
    public static int run(Supplier<? extends Service> service) {
        return guarded(() -> {
            var life = new Lifecycle();
            var over = new CompletableFuture<Optional<String>>();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                life.close();
                                over.complete(Optional.empty());
                            },
                            "stop"));
            Service running = life.start(service.get());
            running.ended().whenComplete((reason, never) -> over.complete(Optional.of(reason)));
            over.join().ifPresent(reason -> {
                life.close();
                throw new StartFailure(running.name() + " has ended: " + reason);
            });
            return 0;
        });
    }

    /** Runs a command; what a person can mend is told in a line, without a stack trace. */
    public static int guarded(Supplier<Integer> command) {
        try {
            return command.get();
        } catch (InvalidSettings e) {
            System.err.println(e.getMessage());
            return USAGE;
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }
}
