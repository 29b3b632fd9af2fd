package dev.sapando.ingest.replay;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The formats {@code --format} knows; what they are is told by {@code replay --help}. */
public enum Format {
    sapando(
            "JSON lines, an event as POST /v1/events takes it on each",
            "goes out as it stands, but for what --shift-to changes",
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
            "RetailRocket's events.csv: views, carts and transactions",
            "visitor: visitorid; view, cart, purchase by article, no price",
            RetailRocketFormat::new),
    rees46(
            "REES46's shops: CSV, a month in a file",
            "visitor: user_id; view, cart, removal, purchase; XXX prices",
            Rees46Format::new),
    yoochoose(
            "YooChoose's clicks and buys (RecSys 2015): CSV, no heading",
            "visitor: session; product_view, purchase by article",
            YooChooseFormat::new),
    diginetica(
            "Diginetica's train-item-views.csv and train-purchases.csv",
            "visitor: userId or session; view, purchase by article",
            DigineticaFormat::new),
    retentioneering(
            "Retentioneering's shop paths: CSV with channel and platform",
            "visitor: user_id; page_view by name, and the funnel's steps",
            RetentioneeringFormat::new),
    online_retail(
            "a wholesaler's invoices (UCI 352): CSV, an article on a line",
            "visitor: customer; purchase and refund (C…) by invoice, in GBP",
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

    /** As they are listed. */
    static String names() {
        return Arrays.stream(values()).map(Format::toString).collect(Collectors.joining(", "));
    }

    Converter converter() {
        return converter.get();
    }

    /** Takes a format by the name that is listed, and by no other. */
    public static final class Reader implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return Arrays.stream(values())
                    .filter(format -> format.toString().equals(text))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("'" + text + "' is no format; there are " + names()));
        }
    }
}
