package dev.sapando.demo.shop;

import java.util.Map;

/** What the collector said to one request: how many it took, and how many it refused by reason code. */
public record Verdicts(int accepted, Map<String, Integer> rejectedByCode) {
    public Verdicts {
        rejectedByCode = Map.copyOf(rejectedByCode);
    }

    public int rejected() {
        return rejectedByCode.values().stream().mapToInt(Integer::intValue).sum();
    }
}
