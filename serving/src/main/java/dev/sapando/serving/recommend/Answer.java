package dev.sapando.serving.recommend;

import dev.sapando.serving.experiment.Arm;
import java.util.List;
import java.util.Map;

/**
 * A list, best first, and what it was made of.
 *
 * @param evolving items of the visit that were asked with, newest first
 * @param offsetsSeen by topic and partition, the next offset the answer had not seen
 */
public record Answer(Arm arm, List<Recommended> places, List<String> evolving, Map<String, Long> offsetsSeen) {
    public Answer {
        places = List.copyOf(places);
        evolving = List.copyOf(evolving);
        offsetsSeen = Map.copyOf(offsetsSeen);
    }

    /** {@code none} where the arm's first level answered, else the level of the first place; {@code empty} without any. */
    public String fallback() {
        if (places.isEmpty()) {
            return "empty";
        }
        Level first = places.get(0).level();
        return first == Level.of(arm).get(0) ? "none" : first.wireName();
    }
}
