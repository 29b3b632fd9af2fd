package dev.sapando.ingest.keys;

import dev.sapando.ops.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether write keys are asked for.
 *
 * @param file of the keys; empty where there are none: {@code WRITE_KEYS_FILE}, {@code WRITE_KEYS}
 * @param optional who shows no key is let in too
 * @param reread how often the file is looked after: {@code WRITE_KEYS_REREAD}
 * @param openToOthers other machines can reach a collector that asks for no key, because that was chosen
 */
public record KeySettings(Optional<Path> file, boolean optional, Duration reread, boolean openToOthers) {
    private enum Choice {
        automatic,
        required,
        optional,
        off
    }

    public static KeySettings from(Settings settings) {
        Optional<Path> file = settings.optional("WRITE_KEYS_FILE").map(Path::of);
        Choice choice = settings.read("WRITE_KEYS", Choice.automatic, "required, optional or off", Choice::valueOf);
        String bind = settings.text("SAPANDO_BIND", "127.0.0.1");
        boolean toOthers = !isLoopback(bind);
        if (choice == Choice.off && file.isPresent()) {
            settings.problem("WRITE_KEYS=off and WRITE_KEYS_FILE=" + file.get() + " contradict each other; unset one");
        } else if (file.isEmpty() && choice != Choice.off && (choice != Choice.automatic || toOthers)) {
            settings.problem("WRITE_KEYS_FILE is not set, and "
                    + (choice == Choice.automatic
                            ? "SAPANDO_BIND=" + bind + " lets other machines send"
                            : "WRITE_KEYS=" + choice)
                    + "; make a key with ./sapando keys new --file write-keys.json --name shop --scope server and set"
                    + " WRITE_KEYS_FILE=write-keys.json (or WRITE_KEYS=off where something else keeps strangers out)");
        }
        boolean optional = choice == Choice.optional;
        return new KeySettings(
                file,
                optional,
                settings.duration(
                        "WRITE_KEYS_REREAD", Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofHours(1)),
                toOthers && (optional || file.isEmpty()));
    }

    private static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // Opening the port will say so; until then it counts as the wide world.
            return false;
        }
    }
}
