package dev.sapando.monitoring.business;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of each store of visitors: a version, and lengths of which nothing is there. Of histories: {@link VisitorBytesTest}. */
class DamagedStateTest {
    private static final byte[] SWOLLEN = {2, -1, -1, -1, -1, 7, -1, -1, -1, 7};
    private static final byte[] SWOLLEN_SALES = {1, 100, 1};

    @ParameterizedTest
    @ValueSource(
            strings = {"visitor-histories", "visitor-sessions", "visitor-exposures", "visitor-sales", "visitor-erasures"
            })
    void lengths_of_what_is_not_there_are_said_to_be_damage(String store) {
        byte[] swollen = (store.equals("visitor-sales") ? SWOLLEN_SALES : SWOLLEN).clone();
        if (store.equals("visitor-histories")) {
            swollen[0] = VisitorBytes.VERSION;
        }
        assertThatThrownBy(() -> VisitorStores.values(store).deserializer().deserialize(store, swollen))
                .isExactlyInstanceOf(SerializationException.class);
    }
}
