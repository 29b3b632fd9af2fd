package dev.sapando.ingest.rejected;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** By which way of the collector a refused element came, and goes again. */
enum Route {
    EVENTS("/v1/events", Set.of("collect", "verify")),
    ITEMS("/v1/items", Set.of("catalog")),
    SPEND("/v1/spend", Set.of("spend"));

    private final String path;
    private final Set<String> stages;

    Route(String path, Set<String> stages) {
        this.path = path;
        this.stages = stages;
    }

    /** All there are, as {@code --stage} takes them. */
    static final class Stages implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values())
                    .flatMap(route -> route.stages.stream().sorted())
                    .iterator();
        }
    }

    String path() {
        return path;
    }

    static Optional<Route> of(String stage) {
        return Arrays.stream(values())
                .filter(route -> route.stages.contains(stage))
                .findFirst();
    }
}
