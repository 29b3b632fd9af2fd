package dev.sapando.demo.exact;

import dev.sapando.monitoring.reference.Sheet;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.TreeMap;

/** Monitoring's JSON, as lines that can be compared. */
public final class Answered {
    private final URI monitoring;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public Answered(URI monitoring) {
        this.monitoring = monitoring;
    }

    /** @param query such as {@code funnel?by=arm} */
    public Sheet sheet(String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(monitoring.resolve("/v1/metrics/" + query))
                .timeout(Duration.ofSeconds(10))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(query + " answered " + response.statusCode() + ": " + response.body());
        }
        var sheet = new Sheet();
        var answer = new JsonObject(response.body());
        for (Object each : answer.getJsonArray("rows")) {
            add(sheet, (JsonObject) each, answer.getString("metric").equals("time-to-return"));
        }
        return sheet;
    }

    private static void add(Sheet sheet, JsonObject row, boolean median) {
        String period = row.getString("period");
        var labels = new TreeMap<String, String>();
        row.getJsonObject("labels").forEach(label -> labels.put(label.getKey(), (String) label.getValue()));
        var part = new BigDecimal(row.getString("numerator"));
        String whole = row.getString("denominator");
        if (median) {
            sheet.median(period, labels, part.longValueExact(), Long.parseLong(whole), row.getInteger("value"));
        } else if (whole == null) {
            sheet.count(period, labels, part);
        } else {
            sheet.share(period, labels, part, new BigDecimal(whole), row.getValue("value") != null);
        }
    }
}
