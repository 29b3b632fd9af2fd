package dev.sapando.ingest.keys;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the key file says, which is everything but the keys. */
@Command(name = "list", description = "Lists the keys of the key file", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field before call()
final class ListKeysCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %-8s %10s %10s  %s%n";

    @Mixin
    private KeyFileOption option;

    @Option(names = "--json", description = "As a list of JSON objects")
    private boolean json;

    @Override
    public Integer call() {
        return ServiceMain.guarded(() -> {
            List<WriteKey> keys = read();
            if (json) {
                System.out.println(asJson(keys));
                return 0;
            }
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

    private static ArrayNode asJson(List<WriteKey> keys) {
        ArrayNode list = new ObjectMapper().createArrayNode();
        for (WriteKey key : keys) {
            ArrayNode origins = list.addObject()
                    .put("name", key.name())
                    .put("scope", key.scope().wireName())
                    .put("eventsPerSecond", key.rate().perSecond())
                    .put("burst", key.rate().burst())
                    .putArray("origins");
            key.origins().forEach(origins::add);
        }
        return list;
    }

    private List<WriteKey> read() {
        try {
            return option.file().read();
        } catch (BrokenKeyFile e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
