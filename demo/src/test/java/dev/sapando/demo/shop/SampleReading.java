package dev.sapando.demo.shop;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the lines of a file as a pipeline would that knows nothing of their sender: contract, ids, session ids and gaps. */
final class SampleReading {
    private static final Duration GAP = Duration.ofMinutes(30);

    private final List<JsonObject> verified = new ArrayList<>();
    private int duplicates;

    SampleReading(List<String> lines) {
        Set<String> ids = new HashSet<>();
        for (String line : lines) {
            if (Contract.broken(line).isEmpty()) {
                var event = new JsonObject(line);
                if (ids.add(event.getString("visitorId") + "|" + event.getString("eventId"))) {
                    verified.add(event);
                } else {
                    duplicates++;
                }
            }
        }
    }

    int verified() {
        return verified.size();
    }

    int duplicates() {
        return duplicates;
    }

    /** Of people who agreed; what the warehouse reports is no visit. */
    int sessions() {
        Set<String> named = new HashSet<>();
        Map<String, List<Instant>> unnamed = new LinkedHashMap<>();
        for (JsonObject event : verified) {
            String agent = event.getString("userAgent", "");
            boolean counts = event.getBoolean("consent") && !agent.contains("bot") && !isRefund(event);
            if (counts && event.getString("sessionId") != null) {
                named.add(event.getString("sessionId"));
            } else if (counts) {
                unnamed.computeIfAbsent(event.getString("visitorId"), visitor -> new ArrayList<>())
                        .add(Instant.parse(event.getString("occurredAt")));
            }
        }
        return named.size()
                + unnamed.values().stream().mapToInt(SampleReading::separated).sum();
    }

    String grossRevenue() {
        return verified.stream()
                .filter(event -> event.getString("type").equals("purchase"))
                .flatMap(event -> event.getJsonArray("lines").stream())
                .map(JsonObject.class::cast)
                .map(line -> new BigDecimal(line.getString("unitPrice"))
                        .multiply(BigDecimal.valueOf(line.getInteger("quantity"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private static boolean isRefund(JsonObject event) {
        return event.getString("type").equals("refund");
    }

    private static int separated(List<Instant> times) {
        List<Instant> sorted = times.stream().sorted().collect(Collectors.toList());
        int sessions = 1;
        for (int i = 1; i < sorted.size(); i++) {
            if (Duration.between(sorted.get(i - 1), sorted.get(i)).compareTo(GAP) >= 0) {
                sessions++;
            }
        }
        return sessions;
    }
}
