package dev.sapando.demo.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.Progress;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.shop.SimulatedShop;
import dev.sapando.demo.stack.ShopKey;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every query of Grafana's dashboards, as Grafana would put it, is answered by a Prometheus that scrapes a running stack; and nothing
 * that the stack tells it of itself is in no dashboard.
 */
class DashboardsOnPrometheusTest {
    private static final Path DASHBOARDS = Path.of("..", "monitoring", "grafana", "dashboards");
    /** A month: the median of the time to return and the arms' lifts need some. */
    private static final ShopSettings SHOP = ShopSettings.DEFAULT.withHistoryEvents(8_000);

    private static final Pattern OURS = Pattern.compile("\\bsapando_\\w+");
    /** Of one histogram or timer Prometheus makes several series. */
    private static final Pattern PART = Pattern.compile("_(bucket|sum|count|max|created)$");

    private static @TempDir Path data;
    private static @TempDir Path folder;
    private static Stack stack;
    private static RealPrometheus prometheus;

    @BeforeAll
    static void aShopOfAMonth() throws Exception {
        assumeTrue(RealPrometheus.isHere(), "skipped: there is no prometheus on the PATH (apt-get install prometheus)");
        Workplace workplace = Workplace.of(Optional.of(data));
        ShopKey key = ShopKey.of(Settings.of(FreePorts.settings()), workplace);
        stack = new Stack(StackSettings.from(key.settings(), workplace), workplace, List.of(key));
        stack.start();
        prometheus = RealPrometheus.scraping(stack.adminPorts(), folder);
        try (var pipeline = new HttpPipeline(stack.collector(), stack.serving(), key.secret());
                var shop = new SimulatedShop(SHOP, pipeline)) {
            shop.openCatalogue();
            shop.history(Instant.now(), Progress.SILENT);
            pipeline.send(List.of(
                    today("purchase")
                            .put("orderId", "today")
                            .put("lines", lines())
                            .put("currency", "EUR")
                            .encode(),
                    today("page_view")
                            .put(
                                    "userAgent",
                                    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")
                            .encode()));
        }
    }

    @AfterAll
    static void closed() throws Exception {
        if (prometheus != null) {
            prometheus.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void every_query_returns_data() {
        everyQueryReturnsData();
    }

    @Test
    void every_series_of_ours_is_asked_for_by_a_panel() throws IOException {
        everyQueryReturnsData();
        Set<String> asked = families(queries().stream()
                .flatMap(query -> OURS.matcher(query).results())
                .map(MatchResult::group));
        assertThat(asked).containsAll(families(prometheus.names("sapando_.*").stream()));
    }

    private static void everyQueryReturnsData() {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(unanswered(prometheus)).isEmpty());
    }

    private static Set<String> families(Stream<String> names) {
        return names.map(name -> PART.matcher(name).replaceFirst("")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What does not happen in every such shop on every day. */
    private static JsonObject today(String type) {
        return new JsonObject()
                .put("eventId", "today-" + type)
                .put("type", type)
                .put("occurredAt", Instant.now().toString())
                .put("visitorId", type)
                .put("sessionId", type)
                .put("consent", true);
    }

    private static JsonArray lines() {
        return new JsonArray()
                .add(new JsonObject().put("itemId", "coat").put("quantity", 1).put("unitPrice", "30.00"));
    }

    private static List<String> unanswered(RealPrometheus prometheus) throws IOException {
        return queries().stream()
                .filter(query -> prometheus.answers(query) == 0)
                .toList();
    }

    /** With all jobs and all instances chosen, and rates over a minute. */
    private static Set<String> queries() throws IOException {
        var queries = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(DASHBOARDS, "*.json")) {
            for (Path file : files) {
                new ObjectMapper()
                        .readTree(file.toFile())
                        .findValuesAsText("expr")
                        .forEach(query -> queries.add(
                                query.replaceAll("\\$(job|instance)", ".+").replace("$__rate_interval", "1m")));
            }
        }
        assertThat(queries).hasSizeGreaterThan(40);
        return queries;
    }
}
