package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.http.Server;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The page on a real server, in front of a real browser. */
final class OpenPage implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final FixtureApi api = new FixtureApi();
    final HeadlessChromium browser;
    private final Vertx vertx;
    private final Server server;

    OpenPage(Path profile) {
        browser = HeadlessChromium.open(profile);
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        server =
                Server.listen(vertx, new Endpoint("127.0.0.1", 0, "PORT"), HttpLimits.from(Settings.of(Map.of())), api);
    }

    OpenPage on(int width, int height, double pixels, String scheme) {
        browser.screen(width, height, pixels).prefers(scheme).visit("http://127.0.0.1:" + server.port() + "/");
        return this;
    }

    OpenPage showing(String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.text("#status-word")).startsWith(status));
        return this;
    }

    @Override
    public void close() {
        browser.close();
        server.close();
        vertx.close().await();
    }
}
