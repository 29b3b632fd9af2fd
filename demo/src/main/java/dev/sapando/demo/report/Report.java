package dev.sapando.demo.report;

import dev.sapando.demo.shop.Account;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to, for machines.
 *
 * @param firstRecommendation from the command to the first list for a live visitor by the treatment arm, if there was one
 * @param ready from the command to a stack that takes requests
 */
public record Report(Account shop, Figures figures, Optional<Duration> firstRecommendation, Duration ready) {
    /** Each a sentence; empty where the sums come out. */
    public List<String> differences() {
        return new Books(shop, figures.events()).differences();
    }

    public JsonObject json() {
        return new JsonObject()
                .put("events", events())
                .put("recommendations", recommendations())
                .put("business", business())
                .put("startup", startup());
    }

    public void write(Path file) {
        try {
            Files.writeString(file, json().encodePrettily() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to " + file, e);
        }
    }

    private JsonObject events() {
        Ledger ends = figures.events();
        return new JsonObject()
                .put("sent", shop.sent())
                .put("accepted", shop.accepted())
                .put("rejected", shop.rejected())
                .put("verified", ends.verified())
                .put("duplicates", ends.duplicates())
                .put("rejectedLater", ends.rejectedLater());
    }

    private JsonObject recommendations() {
        return new JsonObject()
                .put("served", figures.served())
                .put(
                        "arms",
                        new JsonObject()
                                .put("control", arm(figures.control()))
                                .put("treatment", arm(figures.treatment())));
    }

    private static JsonObject arm(ArmCounts arm) {
        return new JsonObject()
                .put("served", arm.lists())
                .put("seen", arm.seen())
                .put("clicked", arm.clicked())
                .put("clickRate", arm.clickRate());
    }

    private JsonObject business() {
        Business business = figures.business();
        var revenue = new JsonObject();
        business.revenue().forEach((currency, net) -> revenue.put(currency, net.toPlainString()));
        return new JsonObject()
                .put("sessions", business.sessions())
                .put("sessionsWithPurchase", business.purchased())
                .put("sessionConversion", business.conversion())
                .put("newCustomers", business.newCustomers())
                .put("netRevenue", revenue);
    }

    private JsonObject startup() {
        return new JsonObject()
                .put("readySeconds", seconds(ready))
                .put(
                        "firstRecommendationSeconds",
                        firstRecommendation.map(Report::seconds).orElse(null));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
