package dev.sapando.monitoring.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sapando.monitoring.Shop;
import dev.sapando.schema.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class VisitorBytesTest {
    private static final List<String> CHANNELS = List.of("email", "search", "social");

    private final Shop shop = new Shop();
    private final BusinessDays days = new BusinessDays(ZoneId.of("America/New_York"));

    @Test
    void a_history_is_read_as_it_was_written_and_is_the_same_whatever_the_order_of_its_events() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            List<Event> events = life(random);
            VisitorHistory history = of(events);
            assertThat(written(history))
                    .as("seed %s", seed)
                    .usingRecursiveComparison()
                    .isEqualTo(history);

            Collections.shuffle(events, random);
            assertThat(VisitorBytes.bytes(of(events))).as("seed %s", seed).isEqualTo(VisitorBytes.bytes(history));
        }
    }

    @Test
    void a_typical_visitor_is_kept_in_little_more_than_a_hundred_bytes() {
        long bytes = 0;
        long visits = 0;
        int visitors = 2_000;
        for (int seed = 0; seed < visitors; seed++) {
            VisitorHistory history = of(life(new Random(seed)));
            bytes += VisitorBytes.bytes(history).length;
            visits += history.active().size();
        }
        System.out.printf(
                "visitor histories: %d bytes a visitor, of %.1f active days on average%n",
                bytes / visitors, (double) visits / visitors);
        assertThat(bytes / visitors).isLessThan(110);
    }

    @Test
    void what_is_damaged_anywhere_is_said_to_be_damaged_or_read_and_nothing_else() {
        byte[] whole = VisitorBytes.bytes(of(life(new Random(7))));
        for (int place = 0; place < whole.length; place++) {
            byte[] cut = Arrays.copyOf(whole, place);
            assertThatThrownBy(() -> new StoredHistory().read(cut, 0).details())
                    .as("cut at %s", place)
                    .isInstanceOf(SerializationException.class);
            for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
                byte[] damaged = whole.clone();
                damaged[place] = (byte) value;
                assertThat(catchThrowable(
                                () -> new StoredHistory().read(damaged, 0).details()))
                        .as("%s at %s", value, place)
                        .satisfiesAnyOf(failure -> assertThat(failure).isNull(), failure -> assertThat(failure)
                                .isInstanceOf(SerializationException.class));
            }
        }
    }

    @Test
    void of_many_customers_in_one_browser_the_earliest_are_kept() {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 30; i++) {
            events.add(shop.known("c-" + i, shop.view("v", Shop.ago(30 - i))));
        }
        VisitorHistory inOrder = of(events);
        Collections.reverse(events);

        assertThat(VisitorBytes.bytes(of(events))).isEqualTo(VisitorBytes.bytes(inOrder));
        assertThat(inOrder.provenance().customers())
                .hasSize(Provenance.MOST_CUSTOMERS)
                .extracting(CustomerSince::id)
                .startsWith("c-0", "c-1")
                .endsWith("c-19");
    }

    @Test
    void bytes_of_another_release_and_damaged_ones_are_told_apart() {
        byte[] bytes = VisitorBytes.bytes(of(life(new Random(1))));
        assertThatThrownBy(() -> new StoredHistory().read(Arrays.copyOf(bytes, 7), 0))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("of 7 bytes is cut");
        bytes[0] = 1;
        assertThatThrownBy(() -> new StoredHistory().read(bytes, 0))
                .isInstanceOf(OtherRelease.class)
                .hasMessageContaining("has version 1, not 3: another release of monitoring wrote it");
        bytes[0] = '{';
        assertThatThrownBy(() -> new StoredHistory().read(bytes, 0))
                .isExactlyInstanceOf(SerializationException.class)
                .hasMessageContaining("begins with 123, which is no version");
    }

    private VisitorHistory of(List<Event> events) {
        VisitorHistory history = VisitorHistory.EMPTY;
        for (Event event : events) {
            history = history.after(event, days.dayOf(event.getOccurredAt()));
        }
        Instant served = Shop.ago(3);
        VisitorHistory tried = history.afterServing(served.toEpochMilli(), days.dayOf(served), "treatment");
        Trial trial = Objects.requireNonNull(tried.trial()).with(new Tally(2, 1, 300, 4));
        return tried.with(events.size() % 3 == 0 ? trial.crossedOn(trial.day() + 2) : trial);
    }

    private static VisitorHistory written(VisitorHistory history) {
        byte[] bytes = VisitorBytes.bytes(history);
        byte[] further = new byte[bytes.length + 5];
        System.arraycopy(bytes, 0, further, 5, bytes.length);
        return new StoredHistory().read(further, 5).whole();
    }

    /** Some come once, some return; a third buys, some of them for nothing; some are known to be a customer. */
    private List<Event> life(Random random) {
        var events = new ArrayList<Event>();
        int visits = 1 + random.nextInt(1 + random.nextInt(8));
        for (int visit = 0; visit < visits; visit++) {
            Instant at = Shop.ago(random.nextInt(300)).plus(Duration.ofSeconds(random.nextInt(80_000)));
            Event view =
                    random.nextBoolean() ? shop.view("v", at) : shop.viewFrom(CHANNELS.get(random.nextInt(3)), "v", at);
            events.add(random.nextInt(4) == 0 ? shop.known("customer-" + random.nextInt(2), view) : view);
            if (random.nextInt(3) == 0) {
                String price = random.nextInt(5) == 0 ? "0.00" : "19.9" + random.nextInt(10);
                events.add(shop.purchase("v", at, Shop.line("a", 1 + random.nextInt(3), price, null)));
            }
            if (random.nextInt(8) == 0) {
                events.add(shop.refund("v", at.plus(Duration.ofDays(5)), Shop.line("a", 1, "5", null)));
            }
        }
        return events;
    }
}
