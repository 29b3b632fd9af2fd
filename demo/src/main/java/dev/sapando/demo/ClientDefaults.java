package dev.sapando.demo;

import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * What a client's options are where they are not given: who exports another port for a service, or its whole address, need not
 * say it again to the commands that ask that service. {@code XYZ_URL} goes before {@code XYZ_PORT}; a port of 0 says nothing.
 */
final class ClientDefaults implements IDefaultValueProvider {
    private static final String DEFAULT_SHOWN = "; default ";

    private static final Map<String, Map<String, String>> SERVICES = Map.of(
            "replay", Map.of("--to", "COLLECTOR", "--monitoring", "MONITORING"),
            "rejected replay", Map.of("--to", "COLLECTOR"),
            "metrics", Map.of("--to", "MONITORING"),
            "check", Map.of(),
            "erase", Map.of("--to", "COLLECTOR"),
            "cost", Map.of("--to", "COLLECTOR_ADMIN"),
            "shop", Map.of("--collector", "COLLECTOR", "--serving", "SERVING", "--monitoring", "MONITORING"));

    private final Map<String, String> services;
    private final Map<String, String> environment;

    private ClientDefaults(Map<String, String> services, Map<String, String> environment) {
        this.services = services;
        this.environment = environment;
    }

    /** For every client among the commands; the defaults are also shown where the command's own text does not. */
    static void provide(CommandLine sapando, Map<String, String> environment) {
        SERVICES.forEach((name, services) -> {
            CommandSpec client = command(sapando, name).getCommandSpec();
            client.defaultValueProvider(new ClientDefaults(services, environment));
            services.keySet().forEach(option -> show(client, client.findOption(option)));
        });
    }

    /** @param path {@code metrics}, or {@code rejected replay} */
    private static CommandLine command(CommandLine sapando, String path) {
        CommandLine command = sapando;
        for (String name : path.split(" ")) {
            command = Objects.requireNonNull(command.getSubcommands().get(name), path);
        }
        return command;
    }

    /** @throws ParameterException where a port that is exported is none */
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        Settings settings = Settings.of(environment);
        String name = option.longestName();
        Optional<String> value = name.equals("--samples")
                ? samples(settings)
                : Optional.ofNullable(services.get(name)).flatMap(service -> address(settings, service));
        try {
            settings.check();
        } catch (InvalidSettings e) {
            throw new ParameterException(argument.command().commandLine(), e.getMessage(), e);
        }
        return value.orElse(null);
    }

    /** The launcher says where it lies, so that the sample that ships is found from any directory. */
    private static Optional<String> samples(Settings settings) {
        return settings.optional("SAPANDO_HOME")
                .map(home -> Path.of(home, "demo", "samples").toString());
    }

    private static Optional<String> address(Settings settings, String service) {
        return settings.optional(service + "_URL").or(() -> {
            int port = settings.port(service + "_PORT", 0);
            return port == 0 ? Optional.empty() : Optional.of("http://localhost:" + port);
        });
    }

    private static void show(CommandSpec client, OptionSpec option) {
        if (!String.join("", option.description()).contains(DEFAULT_SHOWN)) {
            client.remove(option);
            client.addOption(OptionSpec.builder(option)
                    .showDefaultValue(Visibility.ALWAYS)
                    .build());
        }
    }
}
