package dev.sapando.ingest.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A clothing shop's clicks of 2008 (UCI 553): {@code year;month;day;order;country;session ID;…}. It tells the day and the order
 * within a session, not the hour: a session starts at a time of day that its number decides and goes on a click a minute, so that
 * order is kept and no gap ends a session. Nobody is known from one session to the next: each is a visitor of its own.
 */
final class EshopFormat implements Converter {
    private static final List<String> HEADING = List.of(
            "year",
            "month",
            "day",
            "order",
            "country",
            "session ID",
            "page 1 (main category)",
            "page 2 (clothing model)",
            "colour",
            "location",
            "model photography",
            "price",
            "price 2",
            "page");
    /** What the contract has no field for, by the column it stands in. */
    private static final List<Extra> EXTRAS = List.of(
            new Extra("country", 4),
            new Extra("category", 6),
            new Extra("colour", 8),
            new Extra("location", 9),
            new Extra("photography", 10),
            new Extra("price", 11),
            new Extra("aboveCategoryPrice", 12),
            new Extra("page", 13));

    private static final int STARTS_WITHIN_SECONDS = (int) Duration.ofHours(18).toSeconds();
    /** Five hours of clicks a minute apart fit behind the latest start; what is more follows by the millisecond. */
    private static final int MINUTES = 300;

    private record Extra(String name, int column) {}

    @Override
    public List<Outgoing> convert(Line line) throws BrokenLine {
        List<String> fields =
                List.of(new String(line.bytes(), StandardCharsets.UTF_8).strip().split(";", -1));
        if (fields.equals(HEADING)) {
            throw new Heading();
        }
        if (fields.size() != HEADING.size()) {
            throw new BrokenLine(fields.size() + " fields instead of " + HEADING.size());
        }
        int[] numbers = numbers(fields);
        int session = numbers[5];
        int order = numbers[3];
        String model = fields.get(7);
        if (model.isBlank() || order < 1) {
            throw new BrokenLine("no clothing model or no order");
        }
        Instant time = time(numbers[0], numbers[1], numbers[2], session, order);
        return List.of(EventJson.event(
                session + ":" + order, "product_view", time, "eshop-" + session, json -> write(json, model, numbers)));
    }

    /** Every column but the model's is a number. */
    private static int[] numbers(List<String> fields) throws BrokenLine {
        var numbers = new int[fields.size()];
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = i == 7 ? 0 : Integer.parseInt(fields.get(i));
            } catch (NumberFormatException e) {
                throw new BrokenLine(HEADING.get(i) + " " + fields.get(i) + " is no number");
            }
        }
        return numbers;
    }

    private static Instant time(int year, int month, int day, int session, int order) throws BrokenLine {
        try {
            // A prime spreads neighbouring sessions over the day.
            long start = Math.floorMod(session * 7_919L, STARTS_WITHIN_SECONDS);
            int minutes = Math.min(order - 1, MINUTES);
            return LocalDate.of(year, month, day)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .plusSeconds(start + 60L * minutes)
                    .plusMillis(order - 1 - minutes);
        } catch (DateTimeException e) {
            throw new BrokenLine("no such day: " + e.getMessage());
        }
    }

    private static void write(JsonGenerator json, String model, int[] numbers) throws IOException {
        json.writeStringField("itemId", model);
        for (Extra extra : EXTRAS) {
            json.writeNumberField(extra.name, numbers[extra.column]);
        }
    }
}
