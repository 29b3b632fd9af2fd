package dev.sapando.serving.neighbours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Prints what a prediction and an update of the index cost at 100,000 sessions over 20,000 items. Run by hand; asserts nothing. */
final class PredictionSpeed {
    private static final int SESSIONS = 100_000;
    private static final int ITEMS = 20_000;
    private static final int QUESTIONS = 20_000;
    private static final long NOW = 1_709_294_400_000L;

    private final Random random = new Random(7);
    private final NeighbourIndex index = new NeighbourIndex(VmisSettings.DEFAULT);

    private PredictionSpeed() {}

    public static void main(String... arguments) {
        new PredictionSpeed().run();
    }

    private void run() {
        long begun = System.nanoTime();
        for (int session = 0; session < SESSIONS; session++) {
            index.put("v-" + session + "|s", NOW + session, touched(2 + random.nextInt(8)));
        }
        System.out.printf(Locale.ROOT, "new session: %.1f us%n", (System.nanoTime() - begun) / 1e3 / SESSIONS);
        begun = System.nanoTime();
        for (int i = 0; i < SESSIONS; i++) {
            index.put("v-" + random.nextInt(SESSIONS) + "|s", NOW + SESSIONS + i, touched(2 + random.nextInt(8)));
        }
        System.out.printf(Locale.ROOT, "changed session: %.1f us%n", (System.nanoTime() - begun) / 1e3 / SESSIONS);
        VmisKnn knn = new VmisKnn(index, VmisSettings.DEFAULT);
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            questions.add(touched(1 + random.nextInt(9)));
        }
        for (int round = 1; round <= 3; round++) {
            System.out.printf(Locale.ROOT, "round %d, prediction: %s%n", round, timed(knn, questions));
        }
    }

    private static String timed(VmisKnn knn, List<List<String>> questions) {
        long[] nanos = new long[questions.size()];
        for (int i = 0; i < nanos.length; i++) {
            long begun = System.nanoTime();
            knn.recommend(questions.get(i), "", 20, item -> true);
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return String.format(
                Locale.ROOT,
                "mean %.1f us, p50 %.1f us, p99 %.1f us",
                Arrays.stream(nanos).average().orElseThrow() / 1e3,
                nanos[nanos.length / 2] / 1e3,
                nanos[nanos.length * 99 / 100] / 1e3);
    }

    private List<String> touched(int count) {
        LinkedHashSet<String> items = new LinkedHashSet<>();
        while (items.size() < count) {
            items.add("item-" + (int) (ITEMS * Math.pow(random.nextDouble(), 3)));
        }
        return List.copyOf(items);
    }
}
