package dev.sapando.demo.shop;

import java.util.Map;

/**
 * What the shop sent and was told, so far.
 *
 * @param sent events with a verdict: accepted + rejected
 * @param duplicates events sent twice on purpose
 * @param late events sent after later ones of their visitor on purpose
 * @param broken events spoilt on purpose
 * @param asked requests for recommendations
 * @param answered how many of them were answered with at least one item
 * @param errors requests without a usable answer, of whatever kind
 * @param repeated events whose batch had to be sent again after an error, so that they may have arrived twice
 */
public record Account(
        long sent,
        long accepted,
        long rejected,
        Map<String, Long> rejectedByCode,
        long duplicates,
        long late,
        long broken,
        long asked,
        long answered,
        long errors,
        long repeated) {
    public Account {
        rejectedByCode = Map.copyOf(rejectedByCode);
    }
}
