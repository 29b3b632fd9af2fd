package dev.sapando.serving.experiment;

import java.util.HexFormat;

/** What each arm's lists are signed with: the recommender's name and a short hash of its parameters. */
public record Releases(String control, String treatment) {
    /** @param popular the control's parameters as text
     * @param neighbours the treatment's */
    public static Releases of(String popular, String neighbours) {
        return new Releases("popular-" + shortHash(popular), "knn-" + shortHash(neighbours));
    }

    public String of(Arm arm) {
        return arm == Arm.CONTROL ? control : treatment;
    }

    private static String shortHash(String parameters) {
        return HexFormat.of().formatHex(Sha256.of(parameters), 0, 2);
    }
}
