package dev.sapando.ingest.replay;

import java.util.function.Supplier;

/** The formats {@code --format} knows; what they are is told by {@code replay --help}. */
public enum Format {
    sapando(
            "JSON lines, an event as POST /v1/events takes it on each",
            "goes out as it stands; --shift-to changes only the time in it",
            OwnFormat::new),
    otto(
            "OTTO's data set (train.jsonl): JSON lines, a session on each",
            "visitor: session; product_view, add_to_cart, purchase by moment",
            OttoFormat::new),
    eshop(
            "a clothing shop's clicks of 2008 (UCI 553): CSV with semicolons",
            "visitor: session; product_view of the model, a minute apart",
            EshopFormat::new),
    serenade(
            "Serenade's example: SessionId, ItemId, Time in seconds, by tabs",
            "visitor: session; product_view, the same in a file renamed",
            SerenadeFormat::new),
    retailrocket(
            "RetailRocket's events.csv: timestamp, visitorid, event, itemid, transactionid",
            "visitor as it is; view, addtocart, transaction become product_view, add_to_cart, purchase",
            RetailRocketFormat::new),
    rees46(
            "REES46's shops, a file a month: event_time, event_type, product_id, …, price, user_id, user_session",
            "visitor: user; views, carts, removals and purchases with prices in USD",
            Rees46Format::new),
    yoochoose(
            "YooChoose's clicks and buys (RecSys Challenge 2015), without a heading",
            "visitor: session; product_view, purchase",
            YooChooseFormat::new),
    diginetica(
            "Diginetica's item views and purchases (CIKM Cup 2016), semicolons",
            "visitor: user, or the session without one; product_view, purchase",
            DigineticaFormat::new),
    retentioneering(
            "Retentioneering's shop paths: user_id, event, timestamp, … with channel and platform",
            "visitor: user; pages, carts and purchases",
            RetentioneeringFormat::new),
    online_retail(
            "a wholesaler's invoices (UCI 352): InvoiceNo, StockCode, Description, Quantity, …",
            "visitor: customer; an invoice is a purchase or, with C, a refund",
            OnlineRetailFormat::new);

    private final String file;
    private final String mapping;
    private final Supplier<Converter> converter;

    Format(String file, String mapping, Supplier<Converter> converter) {
        this.file = file;
        this.mapping = mapping;
        this.converter = converter;
    }

    /** What file it is, in a line. */
    String file() {
        return file;
    }

    /** What becomes of it, in a line. */
    String mapping() {
        return mapping;
    }

    /** As it is given on the command line. */
    @Override
    public String toString() {
        return name().replace('_', '-');
    }

    Converter converter() {
        return converter.get();
    }
}
