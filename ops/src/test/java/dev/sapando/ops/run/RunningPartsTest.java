package dev.sapando.ops.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningPartsTest {
    private final List<String> stopped = new ArrayList<>();
    private final RunningParts parts = new RunningParts("the shop");

    @Test
    void parts_that_fail_to_stop_leave_no_other_running_and_are_all_told() {
        parts.add(() -> stopped.add("metrics"));
        parts.add(() -> failing("streams"));
        parts.add(() -> failing("reader"));
        parts.add(() -> stopped.add("server"));

        assertThatThrownBy(parts::close)
                .hasMessage("a part of the shop did not stop: reader")
                .hasRootCauseMessage("reader")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(other -> assertThat(other).hasRootCauseMessage("streams")));
        assertThat(stopped).containsExactly("server", "metrics");
        parts.close();
    }

    private static void failing(String part) {
        throw new IllegalArgumentException(part);
    }
}
