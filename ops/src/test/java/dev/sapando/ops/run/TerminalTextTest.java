package dev.sapando.ops.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
    @Test
    void what_visitors_typed_moves_no_cursor_begins_no_line_and_turns_no_writing_round() {
        assertThat(TerminalText.of("a\u001b[2Jb\nc\u2028d\u202ee")).isEqualTo("a\\u001b[2Jb\\u000ac\\u2028d\\u202ee");
    }

    @Test
    void words_of_any_language_stay_as_they_are() {
        assertThat(TerminalText.of("Größe – 服 👗")).isEqualTo("Größe – 服 👗");
    }
}
