package dev.sapando.ingest.replay;

import java.util.function.Supplier;

/** The formats {@code --format} knows. */
enum Format {
    /** The project's own: an event as JSON a line. */
    sapando(OwnFormat::new),
    /** OTTO's recommender data set: a session as JSON a line. */
    otto(OttoFormat::new),
    /** The clothing shop's clickstream of 2008 (UCI 553): a click a line, fields parted by semicolons. */
    eshop(EshopFormat::new),
    /** Sessions as Serenade's example has them: a click a line, fields parted by tabs. */
    serenade(SerenadeFormat::new),
    /** RetailRocket's events.csv: views, carts and transactions with the millisecond. */
    retailrocket(RetailRocketFormat::new),
    /** REES46's shops: views, carts, removals and purchases with prices, a file a month. */
    rees46(Rees46Format::new),
    /** YooChoose's clicks and buys (RecSys Challenge 2015), without a heading. */
    yoochoose(YooChooseFormat::new),
    /** Diginetica's item views and purchases (CIKM Cup 2016). */
    diginetica(DigineticaFormat::new),
    /** Retentioneering's shop paths: pages, carts and purchases with channel and platform. */
    retentioneering(RetentioneeringFormat::new),
    /** A wholesaler's invoices (UCI 352): an article a line; an invoice is a purchase or a refund. */
    online_retail(OnlineRetailFormat::new);

    private final Supplier<Converter> converter;

    Format(Supplier<Converter> converter) {
        this.converter = converter;
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
