package dev.sapando.serving.experiment;

import java.util.Locale;

/** Which recommender a question gets. */
public enum Arm {
    CONTROL,
    TREATMENT,
    /** Asked without a visitor: answered like the treatment, part of no comparison, and recorded nowhere. */
    NONE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
