package dev.sapando.ingest.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An invoice of the wholesaler: a purchase, or a refund where its number begins with C. */
record Invoice(Head head, List<Article> articles) {
    /** The contract takes no longer list in one event. */
    static final int LONGEST = 500;

    private static final String CURRENCY = "GBP";

    Invoice {
        articles = List.copyOf(articles);
    }

    /**
     * What all lines of an invoice have in common.
     *
     * @param customer empty where it is not known who bought
     * @param time of its first line
     */
    record Head(String number, Optional<String> customer, Instant time, Optional<String> country) {
        boolean isRefund() {
            return number.startsWith("C");
        }
    }

    /** @param quantity above zero, in refunds too */
    record Article(String itemId, long quantity, BigDecimal unitPrice) {}

    /** One event, or more that share the order's id where there are more articles than one event takes. */
    List<Outgoing> events() {
        var events = new ArrayList<Outgoing>();
        for (int from = 0; from < articles.size(); from += LONGEST) {
            List<Article> part = articles.subList(from, Math.min(from + LONGEST, articles.size()));
            String id = from == 0 ? head.number : head.number + ":" + (from / LONGEST + 1);
            events.add(EventJson.event(
                    id,
                    head.isRefund() ? "refund" : "purchase",
                    head.time,
                    "online-retail-" + head.customer.orElse("invoice-" + head.number),
                    json -> write(part, json)));
        }
        return events;
    }

    private void write(List<Article> part, JsonGenerator json) throws IOException {
        if (head.customer.isPresent()) {
            json.writeStringField("customerId", "online-retail-" + head.customer.get());
        }
        json.writeStringField("orderId", head.number);
        json.writeStringField("currency", CURRENCY);
        if (head.country.isPresent()) {
            json.writeStringField("country", head.country.get());
        }
        json.writeArrayFieldStart("lines");
        for (Article article : part) {
            json.writeStartObject();
            json.writeStringField("itemId", article.itemId);
            json.writeNumberField("quantity", article.quantity);
            json.writeStringField("unitPrice", article.unitPrice.toPlainString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
