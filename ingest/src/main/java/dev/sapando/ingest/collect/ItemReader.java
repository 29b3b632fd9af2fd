package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonParser;
import dev.sapando.event.rule.CurrencyKnown;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Item;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Reads articles of the catalogue: each replaces what was known of the same item. */
final class ItemReader implements ElementReader {
    @Override
    public Element read(JsonInput input, Arrival arrival) throws IOException {
        var fields = new Fields(input);
        var item = new Item();
        item.setAvailable(true);
        JsonParser json = input.parser();
        var seen = new HashSet<String>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            // Unknown names come in any number; the first of them is the violation.
            if (fields.firstViolation().isEmpty() && !seen.add(name.equals("id") ? "itemId" : name)) {
                fields.twice(name);
            }
            field(name, item, fields);
        }
        Catalogue.requireName(item.getItemId(), "itemId", fields);
        check(item, fields);
        return fields.firstViolation()
                .map(violation -> Element.refused(violation, item.getItemId(), true))
                .orElseGet(() ->
                        Element.accepted(Records.of(Topics.CATALOG_ITEMS, item.getItemId(), item), item.getItemId()));
    }

    @Override
    public boolean mayBeKept(byte[] unreadable) {
        return true;
    }

    @Override
    public String stage() {
        return "catalog";
    }

    private static void field(String name, Item item, Fields fields) throws IOException {
        switch (name) {
            case "itemId", "id" -> item.setItemId(text(name, fields));
            case "title" -> item.setTitle(text(name, fields));
            case "brand" -> item.setBrand(text(name, fields));
            case "category" -> item.setCategory(text(name, fields));
            case "colour" -> item.setColour(text(name, fields));
            case "gender" -> item.setGender(text(name, fields));
            case "price" -> item.setPrice(fields.amount(name));
            case "currency" -> item.setCurrency(text(name, fields));
            case "available" -> item.setAvailable(!Boolean.FALSE.equals(fields.flag(name)));
            case "image" -> item.setImage(text(name, fields));
            default -> Catalogue.unknown(name, fields);
        }
    }

    private static @Nullable String text(String name, Fields fields) throws IOException {
        return Catalogue.bounded(fields.text(name), name, fields);
    }

    private static void check(Item item, Fields fields) {
        BigDecimal price = item.getPrice();
        if (price != null && price.signum() < 0) {
            fields.refuse("price_negative", "price", "price " + price.toPlainString() + " is negative");
        }
        if (item.getCurrency() != null) {
            CurrencyKnown.check(item.getCurrency()).ifPresent(fields::refuse);
        }
        String image = item.getImage();
        if (image != null && (image.contains("/") || image.contains("\\") || image.startsWith("."))) {
            fields.refuse("image_not_a_name", "image", "image is a file's name under IMAGE_DIR, without folders");
        }
    }
}
