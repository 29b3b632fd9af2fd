package dev.sapando.ingest.keys;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a key is for. A browser's key can be read by everybody who opens the shop's page, so that it may report what a visitor did
 * there and nothing else: no catalogue, no spending, and no refund, which only the shop itself gives.
 */
public enum Scope {
    BROWSER(EnumSet.of(Access.EVENTS), Set.of("refund")),
    SERVER(EnumSet.of(Access.EVENTS, Access.CHECK, Access.ITEMS, Access.SPEND), Set.of()),
    ADMIN(EnumSet.allOf(Access.class), Set.of());

    private final Set<Access> allowed;
    private final Set<String> forbiddenTypes;

    Scope(Set<Access> allowed, Set<String> forbiddenTypes) {
        this.allowed = Set.copyOf(allowed);
        this.forbiddenTypes = forbiddenTypes;
    }

    boolean allows(Access access) {
        return allowed.contains(access);
    }

    /** Whether an event of this type may come with such a key. */
    public boolean mayReport(String eventType) {
        return !forbiddenTypes.contains(eventType);
    }

    /** As it is written in the key file. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the text and what would be right */
    public static Scope of(String text) {
        for (Scope scope : values()) {
            if (scope.wireName().equals(text)) {
                return scope;
            }
        }
        throw new IllegalArgumentException("scope \"" + text + "\" is none of browser, server and admin");
    }
}
