package dev.sapando.ingest.keep;

import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seeded days at the shop: numbered and random ids, sessions and none, purchases to four places, attributes. */
final class Days {
    private static final List<String> TYPES =
            List.of("product_view", "scroll", "search", "add_to_cart", "purchase", "refund", "page_view");
    private final Random random;
    private int number;

    Days(long seed) {
        random = new Random(seed);
    }

    /** Any event of one of the days before. */
    Event event(int days) {
        Instant at = Shop.NOW.minus(Duration.ofMinutes(random.nextInt(days * 1_440)));
        return at(at);
    }

    Event at(Instant at) {
        String visitor = "v-" + random.nextInt(20);
        String session = random.nextInt(3) == 0 ? null : visitor + "-s" + random.nextInt(3);
        String type = TYPES.get(random.nextInt(TYPES.size()));
        Event event = Event.newBuilder()
                .setEventId(id(visitor, session))
                .setType(type)
                .setOccurredAt(at)
                .setVisitorId(visitor)
                .setSessionId(session)
                .setItemId("item-" + random.nextInt(50))
                .setConsent(true)
                .setFlags(random.nextInt(10) == 0 ? List.of("bot") : List.of())
                .setAttributes(random.nextBoolean() ? Map.of("page", "\"home\"", "n", "7") : Map.of())
                .build();
        if (type.equals("purchase") || type.equals("refund")) {
            event.setOrderId("o-" + number);
            event.setCurrency("EUR");
            event.setLines(List.of(line("79.9000"), line("99999999999999.9999"), line(null)));
        }
        return event;
    }

    private String id(String visitor, @Nullable String session) {
        number++;
        return switch (random.nextInt(5)) {
            case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 1 -> "odd:0" + number;
            case 2 -> visitor + ":" + number;
            default -> (session == null ? "@" : session) + ":" + number;
        };
    }

    private OrderLine line(@Nullable String price) {
        return new OrderLine(
                "item-" + random.nextInt(50),
                1 + random.nextInt(3),
                price == null ? null : new BigDecimal(price),
                random.nextBoolean() ? "r-1" : null);
    }
}
