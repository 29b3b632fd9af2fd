package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs in containers, and who looks at it: the Compose file and Prometheus's configuration agree. */
class ComposeTest {
    private static final List<String> SERVICES = List.of("ingest", "archive", "features", "serving", "monitoring");

    /** As strict as Compose itself, which refuses a file in which a key, such as a merge, stands twice. */
    private static final YAMLMapper STRICT = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonNode services;

    ComposeTest() throws IOException {
        services = STRICT.readTree(Path.of("..", "docker-compose.yml").toFile()).get("services");
    }

    @Test
    void nothing_is_published_beyond_this_machine() {
        assertThat(services.findValues("ports")).isNotEmpty().allSatisfy(ports -> assertThat(ports)
                .allSatisfy(port -> assertThat(port.asText()).startsWith("127.0.0.1:")));
    }

    @Test
    void every_service_is_scraped_and_its_health_asked_at_its_published_admin_port() throws IOException {
        JsonNode scraped = new YAMLMapper()
                .readTree(Path.of("prometheus", "prometheus.yml").toFile())
                .at("/scrape_configs/0/static_configs/0/targets");
        assertThat(scraped).hasSameSizeAs(SERVICES);
        for (JsonNode target : scraped) {
            String[] nameAndPort = target.asText().split(":");
            JsonNode service = services.get(nameAndPort[0]);
            assertThat(SERVICES).contains(nameAndPort[0]);
            assertThat(service.at("/command/0").asText()).isEqualTo(nameAndPort[0]);
            assertThat(service.get("healthcheck").toString()).contains("localhost:" + nameAndPort[1] + "/health/ready");
            assertThat(service.get("ports").toString()).contains("127.0.0.1:" + nameAndPort[1] + ":" + nameAndPort[1]);
        }
    }

    @Test
    void the_shop_does_not_come_unasked() {
        assertThat(services.get("shop").get("profiles")).hasSize(1);
    }

    @Test
    void the_collector_asks_for_keys_and_knows_them_by_their_hashes_alone() {
        JsonNode ingest = services.get("ingest");
        assertThat(ingest.at("/environment/WRITE_KEYS_FILE").asText()).startsWith("/keys/collector/");
        assertThat(ingest.at("/environment/WRITE_KEYS").isMissingNode()).isTrue();
        assertThat(ingest.get("volumes").toString())
                .contains("write-keys:/keys/collector:ro")
                .doesNotContain("operator-keys", "shop-keys");
        assertThat(services.at("/keys/network_mode").asText()).isEqualTo("none");
    }

    @Test
    void no_key_stands_in_an_environment() {
        assertThat(services)
                .allSatisfy(service -> assertThat(service.at("/environment").fieldNames())
                        .toIterable()
                        .doesNotContain("WRITE_KEY"));
        assertThat(services.at("/shop/environment/WRITE_KEY_FILE").asText()).startsWith("/keys/shop/");
    }
}
