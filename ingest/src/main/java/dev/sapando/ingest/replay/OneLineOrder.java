package dev.sapando.ingest.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands in a table that has a line for each of its articles, not side by side: each line becomes a purchase of one
 * article, and they share the order's id.
 *
 * @param unitPrice null where the table does not tell it
 */
record OneLineOrder(
        String orderId,
        String itemId,
        long quantity,
        @Nullable BigDecimal unitPrice) {
    /** ISO 4217's "no currency": the data set does not say which its prices are in. */
    static final String CURRENCY_NOT_TOLD = "XXX";

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("orderId", orderId);
        json.writeStringField("currency", CURRENCY_NOT_TOLD);
        json.writeArrayFieldStart("lines");
        json.writeStartObject();
        json.writeStringField("itemId", itemId);
        json.writeNumberField("quantity", quantity);
        if (unitPrice != null) {
            json.writeStringField("unitPrice", unitPrice.toPlainString());
        }
        json.writeEndObject();
        json.writeEndArray();
    }
}
