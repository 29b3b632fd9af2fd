package dev.sapando.ingest.keys;

import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what the key file says, which is everything but the keys. */
@Command(name = "list", description = "Lists the keys of the key file", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field before call()
final class ListKeysCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %-8s %10s %10s  %s%n";

    @Mixin
    private KeyFileOption option;

    @Override
    public Integer call() {
        return ServiceMain.guarded(() -> {
            List<WriteKey> keys = read();
            System.out.printf(ROW, "NAME", "SCOPE", "EVENTS/S", "BURST", "ORIGINS");
            keys.forEach(key -> System.out.printf(
                    ROW,
                    key.name(),
                    key.scope().wireName(),
                    key.rate().perSecond(),
                    key.rate().burst(),
                    String.join(" ", key.origins())));
            return 0;
        });
    }

    private List<WriteKey> read() {
        try {
            return option.file().read();
        } catch (BrokenKeyFile e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
