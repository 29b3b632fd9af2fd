package dev.sapando.ingest.collect;

import java.util.Optional;

/**
 * A field of an event that the contract does not have: kept as an attribute, or written wrong.
 *
 * @param name as it stands in the event, {@code lines[0].quantty} of an order line; what is longer than a name may be is cut
 * @param nearest the field that may have been meant
 */
public record UnknownField(String name, Optional<String> nearest) {
    private static final int LONGEST = 64;

    public UnknownField {
        name = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
    }

    /** For the person who sent it. */
    public String sentence() {
        return "no field of the contract, an attribute then"
                + nearest.map(known -> "; was " + known + " meant?").orElse("");
    }
}
