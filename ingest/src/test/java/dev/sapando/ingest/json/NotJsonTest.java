package dev.sapando.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class NotJsonTest {
    @Test
    void a_recording_has_no_setting_that_could_be_widened() {
        assertThat(NotJson.IN_A_RECORDING.inLine(tooDeep()))
                .isEqualTo("arrays and objects lie deeper in each other than the reader allows");
    }

    @Test
    void who_bounds_names_the_setting() {
        var atTheEdge = new NotJson("MAX_DEPTH", "MAX_TEXT", "MAX_NUMBER");

        assertThat(atTheEdge.inLine(tooDeep())).contains("than MAX_DEPTH allows");
    }

    private static Exception tooDeep() {
        return catchThrowableOfType(
                JsonProcessingException.class, () -> new ObjectMapper().readTree("[".repeat(5_000)));
    }
}
