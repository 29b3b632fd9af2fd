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
            SerenadeFormat::new);

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

    Converter converter() {
        return converter.get();
    }
}
