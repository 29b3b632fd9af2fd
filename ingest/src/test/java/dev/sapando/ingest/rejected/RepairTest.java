package dev.sapando.ingest.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RepairTest {
    @Test
    void a_field_is_written_as_json_or_as_text_and_taken_away_without_a_value() {
        var repair = new Repair(Map.of("currency", "EUR", "quantity", "2", "coupon", ""));

        assertThat(repair.apply("{\"eventId\":\"s-3:1\",\"coupon\":\"X\",\"currency\":\"EURO\",\"quantity\":0}"))
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("\"eventId\":\"s-3:1\"", "\"currency\":\"EUR\"", "\"quantity\":2")
                        .doesNotContain("coupon"));
    }

    @Test
    void what_is_not_repaired_stays_to_the_last_digit() {
        assertThat(new Repair(Map.of("currency", "EUR"))
                        .apply("{\"unitPrice\":12345678901234.5670,\"note\":\"\\u20ac\"}"))
                .hasValue("{\"unitPrice\":12345678901234.5670,\"note\":\"\u20ac\",\"currency\":\"EUR\"}");
    }

    @Test
    void what_is_no_object_is_not_repaired() {
        var repair = new Repair(Map.of("currency", "EUR"));

        assertThat(repair.apply("{\"currency\":")).isEmpty();
        assertThat(repair.apply("[]")).isEmpty();
        assertThat(repair.apply("{\"a\":1,\"a\":2}"))
                .as("which of the two was meant?")
                .isEmpty();
    }

    @Test
    void without_a_repair_a_line_goes_as_it_came() {
        assertThat(new Repair(Map.of()).apply("{ not JSON")).hasValue("{ not JSON");
    }
}
