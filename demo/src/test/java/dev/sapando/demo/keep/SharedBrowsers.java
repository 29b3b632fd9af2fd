package dev.sapando.demo.keep;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Browsers of nobody known, of one customer and of two, customers with several of them, at any hour of 45 days. */
final class SharedBrowsers {
    private static final Instant BEGIN = Instant.parse("2024-03-01T00:00:00Z");
    private static final int DAYS = 45;
    static final Instant NEWEST = BEGIN.plus(Duration.ofDays(DAYS));
    private static final int BROWSERS = 220;
    private static final int CUSTOMERS = 160;

    private static final List<String> CHANNELS = List.of("email", "search", "social");

    private final Random random = new Random(7);
    private final List<String> events = new ArrayList<>();

    private SharedBrowsers() {}

    /** As the collector takes them; the last one is the newest. */
    static List<String> events() {
        var browsers = new SharedBrowsers();
        for (int i = 0; i < BROWSERS; i++) {
            browsers.use("browser-" + i);
        }
        browsers.add("last", NEWEST, "", false);
        return browsers.events;
    }

    private void use(String browser) {
        List<String> users = List.of("", customer(), customer()).subList(0, 1 + random.nextInt(3));
        Instant at = BEGIN.plus(Duration.ofMinutes(random.nextInt((DAYS - 12) * 24 * 60)));
        int deeds = 2 + random.nextInt(6);
        for (int i = 0; i < deeds && at.isBefore(NEWEST); i++) {
            add(browser, at, users.get(random.nextInt(users.size())), random.nextInt(3) > 0);
            at = at.plus(Duration.ofMinutes(random.nextInt(random.nextInt(3) > 0 ? 60 : 6 * 24 * 60)));
        }
    }

    private String customer() {
        return "customer-" + random.nextInt(CUSTOMERS);
    }

    private void add(String browser, Instant at, String customer, boolean buys) {
        String id = "s-" + events.size();
        var event = new JsonObject()
                .put("eventId", id + ":1")
                .put("type", buys ? "purchase" : "product_view")
                .put("occurredAt", at.toString())
                .put("visitorId", browser)
                .put("sessionId", id)
                .put("consent", true)
                .put("userAgent", "Mozilla/5.0 (X11; Linux x86_64)");
        if (random.nextInt(4) > 0) {
            event.put("channel", CHANNELS.get(random.nextInt(CHANNELS.size())));
        }
        if (!customer.isEmpty()) {
            event.put("customerId", customer);
        }
        if (buys) {
            String price = 10 + random.nextInt(90) + ".50";
            event.put("orderId", "o-" + id)
                    .put("currency", "EUR")
                    .put("lines", List.of(Map.of("itemId", "coat", "quantity", 1, "unitPrice", price)));
        } else {
            event.put("itemId", "coat");
        }
        events.add(event.encode());
    }
}
