package dev.sapando.monitoring.page;

import dev.sapando.ops.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers {@code /} with the dashboard page and {@code /page/…} with its files. The page asks this same origin for the
 * metrics and needs no network; its policy forbids it any.
 */
public final class DashboardPage implements Handler<HttpServerRequest> {
    /** The version is the one in the root pom; a jar built with another fails at start and in every test. */
    private static final String ECHARTS = "META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'";

    static final List<String> FILES = List.of(
            "icon.svg",
            "theme.css",
            "layout.css",
            "panel.css",
            "app.js",
            "api.js",
            "chart.js",
            "elements.js",
            "format.js",
            "panel.js",
            "rows.js",
            "status.js",
            "theme.js",
            "panels/conversion.js",
            "panels/cost.js",
            "panels/effect.js",
            "panels/freshness.js",
            "panels/funnel.js",
            "panels/ingest.js",
            "panels/money.js",
            "panels/retention.js",
            "panels/return.js",
            "panels/revenue.js",
            "panels/tile.js");

    private final Map<String, Asset> assets;

    public DashboardPage() {
        var byPath = new HashMap<String, Asset>();
        byPath.put("/", Asset.of("page/index.html"));
        byPath.put("/page/echarts.js", Asset.of(ECHARTS));
        FILES.forEach(file -> byPath.put("/page/" + file, Asset.of("page/" + file)));
        this.assets = Map.copyOf(byPath);
    }

    @Override
    public void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        Asset asset = assets.get(String.valueOf(request.path()));
        if (asset == null) {
            new Problem(404, "not_found", "The dashboard is at /, its numbers at /v1/metrics/{id}").answer(response);
        } else if (!HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method())) {
            response.putHeader("Allow", "GET, HEAD");
            new Problem(405, "method_not_allowed", "The dashboard is only read").answer(response);
        } else {
            answer(request, asset);
        }
    }

    private static void answer(HttpServerRequest request, Asset asset) {
        HttpServerResponse response = request.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("ETag", asset.tag());
        if (asset.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", asset.contentType());
        if (HttpMethod.HEAD.equals(request.method())) {
            response.putHeader("Content-Length", Integer.toString(asset.bytes().length()))
                    .end();
        } else {
            response.end(asset.bytes());
        }
    }
}
