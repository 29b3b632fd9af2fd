package dev.sapando.serving.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sapando.serving.neighbours.Clicks.Click;
import dev.sapando.serving.ranking.ScoredItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RealSessionsTest {
    private static final int N = 20;

    @Test
    void the_next_item_of_real_sessions_is_often_among_the_first_twenty() {
        Optional<Path> zip = SharedData.file("serenade-example/example.zip");
        assumeTrue(
                zip.isPresent(),
                "skipped: serenade-example/example.zip is neither under $SAPANDO_TEST_DATA nor under a shared/data above");
        Clicks train = Clicks.of(zip.get(), "train.txt");
        assertThat(train.count()).isEqualTo(113_601);
        VmisSettings settings = VmisSettings.DEFAULT;
        NeighbourIndex index = new NeighbourIndex(settings);
        train.into(index);

        VmisKnn knn = new VmisKnn(index, settings);
        int predictions = 0;
        int hits = 0;
        double reciprocal = 0;
        for (List<Click> clicks : Clicks.of(zip.get(), "test.txt").sessions().values()) {
            for (int length = 1; length < clicks.size(); length++) {
                List<String> asking = Clicks.newestFirst(clicks, length);
                List<String> list = knn.recommend(asking, "", N, item -> !item.equals(asking.get(0))).stream()
                        .map(ScoredItem::itemId)
                        .toList();
                int rank = list.indexOf(clicks.get(length).itemId());
                predictions++;
                hits += rank < 0 ? 0 : 1;
                reciprocal += rank < 0 ? 0 : 1.0 / (rank + 1);
            }
        }
        double hitRate = (double) hits / predictions;
        System.out.printf(
                Locale.ROOT,
                "serenade-example, current item dropped: predictions=%d HR@20=%.4f MRR@20=%.4f%n",
                predictions,
                hitRate,
                reciprocal / predictions);
        assertThat(predictions).isEqualTo(931);
        assertThat(hitRate).isGreaterThan(0.55);
    }
}
