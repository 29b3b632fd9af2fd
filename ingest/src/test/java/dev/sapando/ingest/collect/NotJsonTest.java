package dev.sapando.ingest.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.testing.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotJsonTest {
    private final CollectorRig rig = new CollectorRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void of_a_body_it_is_told_at_which_byte_line_and_column() {
        assertThat(rig.post("[{\"a\":1},\n {\"b\":x}]").body())
                .contains(
                        "the body is not JSON: something stands there that does not belong there, at byte 16 (line 2, column 7)")
                .doesNotContain("Unrecognized", "REDACTED", "Source");
        assertThat(rig.post("[" + Shop.view("1")).body()).contains("it ends too soon, at byte ");
    }

    @Test
    void of_a_line_it_is_told_at_which_column_and_the_other_lines_are_taken() {
        String lines = Shop.view("1") + "\n{\"b\":x}";
        assertThat(rig.post("application/x-ndjson", lines.getBytes(UTF_8)).body())
                .startsWith("{\"accepted\":1")
                .contains("the line is not JSON: something stands there that does not belong there, at column 6");
    }

    @Test
    void a_bound_that_is_crossed_is_told_by_its_setting() {
        assertThat(rig.post("[".repeat(100)).body()).contains("COLLECTOR_JSON_MAX_DEPTH");
        assertThat(rig.post("{\"a\":" + "1".repeat(2_000) + "}").body()).contains("COLLECTOR_JSON_MAX_NUMBER");
    }
}
