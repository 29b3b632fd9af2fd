package dev.sapando.ingest.keys;

import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws a key, prints it once and keeps its hash. */
@Command(
        name = "new",
        description =
                "Makes a key, prints it once and adds its hash to the key file, which a running collector reads anew",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields before call()
final class NewKeyCommand implements Callable<Integer> {
    private static final int RANDOM_BYTES = 32;
    /** So that whoever finds one, in a repository for example, knows what it opens. */
    private static final String PREFIX = "sapando_";

    private static final Pattern A_KEY = Pattern.compile(PREFIX + "[\\w-]{43}");

    @Mixin
    private KeyFileOption option;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "Stands on every event that comes with the key")
    private String name;

    @Option(names = "--scope", paramLabel = "SCOPE", required = true, description = "browser, server or admin")
    private String scope;

    @Option(names = "--origin", paramLabel = "ORIGIN", description = "Of a page, as https://shop.example; repeatable")
    private List<String> origins = List.of();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Events a second; default ${DEFAULT-VALUE}")
    private int rate;

    @Option(
            names = "--burst",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Events at once; default ${DEFAULT-VALUE}")
    private int burst;

    @Option(
            names = "--into",
            paramLabel = "FILE",
            description =
                    "Keep the key in this file, its owner's alone, and do not show it; one that is there is given")
    private @Nullable Path into;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        key("never given"); // what is wrong with the options is told before anything is made
        return ServiceMain.guarded(() -> {
            KeyFile file = option.file();
            try {
                String secret = into == null ? draw() : keptIn(into);
                file.append(key(secret));
                file.warning().ifPresent(System.err::println);
                tell(file, secret);
                return 0;
            } catch (BrokenKeyFile e) {
                throw new StartFailure(String.valueOf(e.getMessage()), e);
            } catch (IOException e) {
                throw new StartFailure(
                        "cannot write " + file.path() + (into == null ? "" : " or " + into) + ": " + e, e);
            }
        });
    }

    private void tell(KeyFile file, String secret) {
        String known = "Key " + name + " is in " + file.path() + ", as a hash; ";
        if (into == null) {
            System.err.println(known + "it is shown only now:");
            System.out.println(secret);
        } else {
            System.err.println(known + "itself it is in " + into);
        }
    }

    private WriteKey key(String secret) {
        try {
            return new WriteKey(name, KeyHash.of(secret), Scope.of(scope), origins, new Rate(rate, burst));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static String keptIn(Path file) throws IOException {
        String secret = SecretFile.in(file, NewKeyCommand::draw);
        if (!A_KEY.matcher(secret).matches()) {
            throw new StartFailure(
                    file + " does not hold a write key; delete it for a new one, or name another by --into");
        }
        return secret;
    }

    private static String draw() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
