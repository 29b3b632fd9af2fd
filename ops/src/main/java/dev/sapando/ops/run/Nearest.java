package dev.sapando.ops.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant who mistyped a name: the known one that fewest letters are off, if few enough are. */
public final class Nearest {
    /** One letter off in four: vistorId, and not everything of three letters. */
    private static final int LETTERS_FOR_A_MISTAKE = 4;

    private record Candidate(String name, int off) {}

    private Nearest() {}

    public static Optional<String> of(String mistyped, Collection<String> known) {
        return known.stream()
                .filter(name -> near(mistyped.length() - name.length(), name))
                .map(name -> new Candidate(name, off(mistyped, name)))
                .filter(candidate -> near(candidate.off, candidate.name))
                .min(Comparator.comparingInt(Candidate::off).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /** Asked of the lengths first, which costs nothing: a stranger's name may be as long as he likes. */
    private static boolean near(int off, String name) {
        return Math.abs((long) off) * LETTERS_FOR_A_MISTAKE <= name.length() + 1;
    }

    /** Letters left out, put in, taken for another or swapped with the next (optimal string alignment), whatever their case. */
    private static int off(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] cost) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int cheapest = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(cheapest, cost[i - 2][j - 2] + 1) : cheapest;
    }
}
