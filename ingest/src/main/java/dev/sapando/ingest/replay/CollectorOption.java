package dev.sapando.ingest.replay;

import java.net.URI;
import picocli.CommandLine.Option;

/** Where the collector is, for commands that send to it. */
@SuppressWarnings("NullAway.Init") // picocli fills the field before call()
public final class CollectorOption {
    @Option(
            names = "--to",
            paramLabel = "URL",
            converter = HttpUrl.class,
            defaultValue = "http://localhost:8080",
            description = "Where the collector is; default ${DEFAULT-VALUE}")
    private URI collector;

    public URI url() {
        return collector;
    }
}
