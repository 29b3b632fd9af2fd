package dev.sapando.monitoring.page;

import dev.sapando.monitoring.readback.HeadlessChromium;
import dev.sapando.monitoring.readback.OpenPage;
import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.http.Server;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.util.Map;

/** The page on a real server that answers for the fixture shop, in front of a real browser. */
final class FixturePage implements AutoCloseable {
    final FixtureApi api = new FixtureApi();
    final HeadlessChromium browser;
    private final Vertx vertx;
    private final Server server;
    private final OpenPage page;

    FixturePage(HeadlessChromium browser) {
        this.browser = browser;
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        server =
                Server.listen(vertx, new Endpoint("127.0.0.1", 0, "PORT"), HttpLimits.from(Settings.of(Map.of())), api);
        page = new OpenPage(browser, URI.create("http://127.0.0.1:" + server.port()));
    }

    FixturePage on(int width, int height, double pixels, String scheme) {
        page.on(width, height, pixels, scheme);
        return this;
    }

    FixturePage showing(String status) {
        page.showing(status);
        return this;
    }

    @Override
    public void close() {
        browser.leave();
        server.close();
        vertx.close().await();
    }
}
