package dev.sapando.ingest.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void what_would_steer_a_terminal_is_shown_and_not_done() {
        assertThat(Shown.line("red\u001b[2J\ncoat\u202e")).isEqualTo("red\\u001b[2J\\u000acoat\\u202e");
        assertThat(Shown.bytes("{\n\t\"a\": \"\u009b\"}".getBytes(UTF_8))).isEqualTo("{\n\t\"a\": \"\\u009b\"}");
    }

    @Test
    void what_is_no_text_is_dumped() {
        assertThat(Shown.bytes(new byte[] {(byte) 0xC3, 1, 'a', '|', 0}))
                .isEqualTo("00000000  c3 01 61 7c 00                                   |..a|.|");
    }

    @Test
    void columns_are_lined_up_and_strangers_cannot_make_them_wide() {
        var columns = new Columns("ID", "CODE", "DETAIL");
        columns.row("0:1", "x".repeat(100), "y".repeat(100));
        columns.row("0:10", null, "z");

        assertThat(columns.toString().lines())
                .containsExactly(
                        "ID    CODE                                      DETAIL",
                        "0:1   " + "x".repeat(39) + "…  " + "y".repeat(100),
                        "0:10  –                                         z");
    }
}
