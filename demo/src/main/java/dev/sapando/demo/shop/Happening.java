package dev.sapando.demo.shop;

import org.jspecify.annotations.Nullable;

/** Something that somebody is going to do at a known time. */
interface Happening {
    /** In milliseconds since 1970. */
    long due();

    /** The list of recommendations that has to be asked for first, if any. */
    default @Nullable Ask ask() {
        return null;
    }

    /** Does it, and puts what follows from it on the agenda. */
    void happen(@Nullable Recommendations answer);
}
