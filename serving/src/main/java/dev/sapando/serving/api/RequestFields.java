package dev.sapando.serving.api;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Takes the fields out of a query or out of a JSON body. */
final class RequestFields {
    private static final Set<String> LISTS = Set.of("exclude", "items", "candidates");

    private RequestFields() {}

    /** A list is given as {@code exclude=a,b} or {@code exclude=a&exclude=b}. */
    static Fields ofQuery(MultiMap query) {
        Fields fields = new Fields();
        query.forEach((name, value) -> {
            if (LISTS.contains(name)) {
                for (String item : value.split(",")) {
                    fields.add(name, item);
                }
            } else {
                fields.add(name, value);
            }
        });
        return fields;
    }

    static Fields ofJson(JsonObject json) {
        Fields fields = new Fields();
        json.forEach(entry -> {
            String name = entry.getKey();
            if (entry.getValue() instanceof JsonArray array && LISTS.contains(name)) {
                array.forEach(item -> add(fields, name, item));
            } else {
                add(fields, name, entry.getValue());
            }
        });
        return fields;
    }

    private static void add(Fields fields, String name, Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            fields.add(name, value.toString());
        } else if (LISTS.contains(name)) {
            fields.problem(name + " is not a list of item ids");
        } else if (value != null) {
            fields.problem(name + " is not a text, a number, true or false");
        }
    }
}
