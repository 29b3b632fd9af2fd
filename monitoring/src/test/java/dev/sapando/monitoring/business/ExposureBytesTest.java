package dev.sapando.monitoring.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class ExposureBytesTest {
    private static final int DAY = 19_797;
    private static final Exposure WAITING = Exposure.EMPTY
            .afterSeeing(DAY, List.of(0, 7, 999, 1_000))
            .afterClick(DAY - 1, 7)
            .afterTaking(DAY, "dress", Taken.Count.CARTED)
            .afterTaking(DAY, "scarf", Taken.Count.ofPurchase(300))
            .afterTaking(DAY, "dress", Taken.Count.ofRefund(2));
    private static final Exposure.Served LIST = new Exposure.Served(
            1_710_504_000_000L, DAY, "treatment", "knn-1", "home", List.of("coat", "dress", "coat"));

    private final Serde<Exposure> serde = ExposureBytes.serde();

    @Test
    void what_became_of_a_list_is_read_as_it_was_written_whether_the_list_is_known_or_not() {
        for (Exposure exposure : List.of(Exposure.EMPTY, WAITING, WAITING.afterServing(LIST))) {
            assertThat(read(bytes(exposure))).isEqualTo(exposure);
        }
    }

    @Test
    void more_items_than_a_list_has_are_read_as_they_were_written_too() {
        Exposure many = WAITING;
        for (int i = 0; i < Taken.ITEMS + 5; i++) {
            many = many.afterTaking(DAY, "item-" + i, Taken.Count.CARTED);
        }

        assertThat(many.taken().byItem()).hasSize(Taken.ITEMS);
        assertThat(many.taken().others()).as("6 of them, and the scarf").isEqualTo(new Taken.Count(6, 300, 0));
        assertThat(read(bytes(many))).isEqualTo(many);
    }

    @Test
    void a_list_of_twenty_items_is_kept_in_little_more_than_its_items_names() {
        List<String> items =
                IntStream.range(0, 20).mapToObj(i -> "garment-" + (1_000 + i)).toList();
        int bytes = bytes(Exposure.EMPTY.afterServing(
                        new Exposure.Served(LIST.at(), DAY, "control", "main", "home", items)))
                .length;

        System.out.printf("a served list of 20 items of 12 letters: %d bytes%n", bytes);
        assertThat(bytes).isLessThan(350);
    }

    @Test
    void what_another_release_wrote_is_refused_and_so_is_what_is_cut() {
        byte[] bytes = bytes(WAITING);
        byte[] older = bytes.clone();
        older[0] = 1;

        assertThatThrownBy(() -> read(older))
                .isInstanceOf(OtherRelease.class)
                .hasMessageContaining("what became of a served list has version 1, not 2");
        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("is cut");
    }

    private byte[] bytes(Exposure exposure) {
        return serde.serializer().serialize("visitor-exposures", exposure);
    }

    private Exposure read(byte[] bytes) {
        return serde.deserializer().deserialize("visitor-exposures", bytes);
    }
}
