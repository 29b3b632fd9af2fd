package dev.sapando.demo.shop;

import io.vertx.core.json.JsonObject;

/**
 * One article of the catalogue.
 *
 * @param look how much of each {@link Style} it has; hidden
 * @param appeal how much it is liked by those whom it suits at all; hidden
 */
record Garment(
        String id,
        String title,
        String brand,
        Category category,
        String colour,
        Gender gender,
        int priceInCents,
        boolean available,
        double[] look,
        double appeal) {
    static final String CURRENCY = "EUR";

    /** What the catalogue tells of it. */
    JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("title", title)
                .put("brand", brand)
                .put("category", category.wireName())
                .put("colour", colour)
                .put("gender", gender.wireName())
                .put("price", euros(priceInCents))
                .put("currency", CURRENCY)
                .put("available", available);
    }

    /** Cents as the decimal string of the wire. */
    static String euros(long cents) {
        long rest = cents % 100;
        return cents / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
