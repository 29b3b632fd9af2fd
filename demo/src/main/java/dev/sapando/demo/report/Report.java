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
 * @param shop what the simulated shop sent and was told
 * @param settled what monitoring knows of it, and of what others sent meanwhile
 * @param firstRecommendation from the command to the first list for a live visitor by the treatment arm, if there was one
 * @param ready from the command to a stack that takes requests
 */
public record Report(Account shop, Settled settled, Optional<Duration> firstRecommendation, Duration ready) {
    /** Each a sentence; empty where the sums come out. */
    public List<String> differences() {
        return books().differences();
    }

    /** What came in beside the shop's own events. */
    public Ledger others() {
        return settled.figures().events().others();
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
        JsonObject events = new JsonObject().put("sent", shop.sent());
        ends(events, books().ends());
        return events.put("others", ends(new JsonObject(), others()));
    }

    private static JsonObject ends(JsonObject events, Ledger ends) {
        return events.put("accepted", ends.accepted())
                .put("rejected", ends.rejected())
                .put("verified", ends.verified())
                .put("duplicates", ends.duplicates())
                .put("rejectedLater", ends.rejectedLater());
    }

    private JsonObject recommendations() {
        Figures figures = settled.figures();
        return new JsonObject()
                .put("served", figures.served())
                .put("servedLists", figures.servedLists())
                .put(
                        "arms",
                        new JsonObject()
                                .put("control", arm(figures.control()))
                                .put("treatment", arm(figures.treatment())));
    }

    private static JsonObject arm(ArmCounts arm) {
        return new JsonObject()
                .put("served", arm.served())
                .put("servedLists", arm.servedLists())
                .put("seen", arm.seen())
                .put("clicked", arm.clicked())
                .put("clickRate", arm.clickRate());
    }

    private JsonObject business() {
        Business business = settled.figures().business();
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

    private Books books() {
        return new Books(shop, settled.figures().events(), settled.lately());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
