package dev.sapando.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirtTest {
    private static final Dirt MUCH = new Dirt(0.05, 0.08, 0.03);
    private static final PastShop DIRTY =
            PastShop.of(PastShop.SMALL.withHistoryEvents(15_000).withDirt(MUCH));

    @Test
    void as_much_goes_wrong_as_is_set() {
        double sent = DIRTY.account().sent();
        assertThat(DIRTY.account().duplicates() / sent).isCloseTo(MUCH.duplicates(), within(0.01));
        // the end of a session is never late
        assertThat(DIRTY.account().late() / sent).isBetween(0.75 * MUCH.late(), MUCH.late());
        // of some types nothing is ever spoilt, nor of visitors who have not agreed
        assertThat(DIRTY.account().broken() / sent).isBetween(0.5 * MUCH.broken(), MUCH.broken());
    }

    @Test
    void nothing_goes_wrong_in_a_clean_shop_and_its_visitors_do_the_same() {
        PastShop clean = PastShop.of(PastShop.SMALL.withDirt(Dirt.NONE));
        assertThat(clean.letters()).hasSameSizeAs(clean.letters(Letter.Fate.GOOD));
        assertThat(lines(clean.letters()))
                .containsAll(lines(PastShop.of(PastShop.SMALL).letters(Letter.Fate.GOOD)));
    }

    @Test
    void a_duplicate_is_the_same_to_the_byte_and_everything_else_has_an_id_of_its_own() {
        Set<String> seen = new HashSet<>();
        for (Letter letter : DIRTY.letters()) {
            String id = new JsonObject(letter.line()).getString("eventId");
            boolean first = seen.add(id);
            assertThat(first).as(id).isEqualTo(letter.note().fate() != Letter.Fate.DUPLICATE);
        }
        assertThat(lines(DIRTY.letters())).containsAll(lines(DIRTY.letters(Letter.Fate.DUPLICATE)));
    }

    @Test
    void events_leave_in_the_order_of_time_and_only_late_ones_arrive_after_later_ones() {
        Map<Integer, Long> latest = new HashMap<>();
        long sendAt = 0;
        long overtaken = 0;
        for (Letter letter : DIRTY.letters()) {
            assertThat(letter.sendAt()).isGreaterThanOrEqualTo(sendAt);
            sendAt = letter.sendAt();
            long at = letter.note().at();
            if (letter.note().fate() == Letter.Fate.DUPLICATE) {
                continue;
            }
            long before = latest.merge(letter.note().visitor().number(), at, Math::max);
            if (before > at) {
                overtaken++;
                assertThat(letter.note().fate()).isEqualTo(Letter.Fate.LATE);
            }
        }
        assertThat(overtaken / (double) DIRTY.account().late()).isGreaterThan(0.7);
    }

    @Test
    void every_way_of_breaking_an_event_happens() {
        PastShop bad = PastShop.of(PastShop.SMALL.withHistoryEvents(15_000).withDirt(new Dirt(0, 0, 0.2)));
        var ways = EnumSet.noneOf(Breakage.class);
        bad.letters(Letter.Fate.BROKEN).forEach(letter -> ways.add(letter.note().breakage()));
        assertThat(ways).containsExactly(Breakage.values());
    }

    private static List<String> lines(List<Letter> letters) {
        return letters.stream().map(Letter::line).toList();
    }
}
