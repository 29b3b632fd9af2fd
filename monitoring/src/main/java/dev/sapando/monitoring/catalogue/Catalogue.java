package dev.sapando.monitoring.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Every metric there is, in the order of the dashboard. */
public record Catalogue(List<Metric> metrics) {
    private static final String RESOURCE = "/metrics.yaml";
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    public Catalogue {
        metrics = List.copyOf(metrics);
    }

    /** The one that ships. */
    public static Catalogue load() {
        try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the jar");
            }
            return MAPPER.readValue(in, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    public List<String> ids() {
        return metrics.stream().map(Metric::id).toList();
    }

    public Optional<Metric> find(String id) {
        return metrics.stream().filter(metric -> metric.id().equals(id)).findFirst();
    }
}
