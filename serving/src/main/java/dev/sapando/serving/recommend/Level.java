package dev.sapando.serving.recommend;

import dev.sapando.serving.experiment.Arm;
import java.util.List;
import java.util.Locale;

/** Where a list's items may come from, best first; a list that is too short is filled up from the next level. */
public enum Level {
    /** Neighbours of the visitor's current session as the verified events tell it, the request's own items in front. */
    PERSONAL,
    /** Neighbours of the items in the request alone. */
    SESSION,
    /** Neighbours of the one item that is looked at. */
    ITEM,
    /** Popular items of the category of the item looked at last. */
    POPULAR_IN_CATEGORY,
    POPULAR,
    /** Items of the catalogue in order of their ids. */
    STATIC;

    private static final List<Level> ALL = List.of(values());
    private static final List<Level> OF_CONTROL = List.of(POPULAR, STATIC);

    static List<Level> of(Arm arm) {
        return arm == Arm.CONTROL ? OF_CONTROL : ALL;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
