package dev.sapando.ops.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("visitorId", "itemId", "orderId", "type", "--data", "--for");

    @Test
    void a_letter_left_out_put_in_swapped_or_in_another_case_is_found() {
        assertThat(Nearest.of("vistorId", KNOWN)).hasValue("visitorId");
        assertThat(Nearest.of("visitor_id", KNOWN)).hasValue("visitorId");
        assertThat(Nearest.of("itemid", KNOWN)).hasValue("itemId");
        assertThat(Nearest.of("tpye", KNOWN)).hasValue("type");
        assertThat(Nearest.of("--dta", KNOWN)).hasValue("--data");
    }

    @Test
    void what_is_far_from_all_of_them_is_near_to_none() {
        assertThat(Nearest.of("colour", KNOWN)).isEmpty();
        assertThat(Nearest.of("", KNOWN)).isEmpty();
        assertThat(Nearest.of("v".repeat(1_000_000), KNOWN)).isEmpty();
        assertThat(Nearest.of("visitorId", List.of())).isEmpty();
    }
}
