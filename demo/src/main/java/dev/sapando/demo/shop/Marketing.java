package dev.sapando.demo.shop;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pays for visits, and reports each day what it paid. */
final class Marketing {
    private record Bill(
            LocalDate day, Channel channel, @Nullable String campaign) {}

    private final Map<Bill, Integer> visits = new TreeMap<>(Comparator.comparing(Bill::day)
            .thenComparing(Bill::channel)
            .thenComparing(bill -> String.valueOf(bill.campaign())));

    void visited(Tracker.Arrived arrived, long at) {
        if (arrived.channel().centsPerVisit() > 0) {
            LocalDate day = Instant.ofEpochMilli(at).atZone(ZoneOffset.UTC).toLocalDate();
            visits.merge(new Bill(day, arrived.channel(), arrived.campaign()), 1, Integer::sum);
        }
    }

    /** Every day's total so far, from that day on; reporting a day again replaces what was said of it. */
    List<String> reports(LocalDate from) {
        return visits.entrySet().stream()
                .filter(entry -> !entry.getKey().day().isBefore(from))
                .map(entry -> report(entry.getKey(), entry.getValue()).encode())
                .toList();
    }

    private static JsonObject report(Bill bill, int visits) {
        return new JsonObject()
                .put("channel", bill.channel().wireName())
                .put("campaign", bill.campaign())
                .put("day", bill.day().toString())
                .put("amount", Garment.euros((long) visits * bill.channel().centsPerVisit()))
                .put("currency", Garment.CURRENCY);
    }
}
