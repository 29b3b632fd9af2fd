package dev.sapando.ingest.replay;

import java.util.function.Supplier;

/** The formats {@code --format} knows. */
public enum Format {
    /** The project's own: an event as JSON a line. */
    sapando(OwnFormat::new),
    /** OTTO's recommender data set: a session as JSON a line. */
    otto(OttoFormat::new),
    /** The clothing shop's clickstream of 2008 (UCI 553): a click a line, fields parted by semicolons. */
    eshop(EshopFormat::new),
    /** Sessions as Serenade's example has them: a click a line, fields parted by tabs. */
    serenade(SerenadeFormat::new);

    private final Supplier<Converter> converter;

    Format(Supplier<Converter> converter) {
        this.converter = converter;
    }

    Converter converter() {
        return converter.get();
    }
}
