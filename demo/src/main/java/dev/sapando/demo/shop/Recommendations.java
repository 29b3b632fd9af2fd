package dev.sapando.demo.shop;

import java.util.List;

/** A served list: its id, the arm of the experiment and the release that made it, and item ids in order of position. */
public record Recommendations(String id, String arm, String release, List<String> items) {
    public Recommendations {
        items = List.copyOf(items);
    }
}
