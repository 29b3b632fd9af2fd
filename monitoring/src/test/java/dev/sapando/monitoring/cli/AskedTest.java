package dev.sapando.monitoring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The command speaks of its own options, not of the API's parameters. */
class AskedTest {
    private static final String METRICS =
            "[{'id':'ingest','parameters':{'from':'day','by':['minute','reason','type']}},"
                    + "{'id':'effect','parameters':{'from':'day','by':[]}},"
                    + "{'id':'retention','parameters':{'from':'day','by':[],'free_orders':['in','out']}},{'id':'freshness','parameters':{'by':[]}}]";

    @Test
    void a_label_that_a_metric_cannot_be_split_by_is_told_with_those_that_it_can() throws Exception {
        assertThat(mistake("ingest", null, null, "colour"))
                .contains("--by colour: ingest can be split by minute, reason or type");
        assertThat(mistake("effect", null, null, "a b")).contains("--by a b: effect cannot be split; leave --by out");
        assertThat(mistake("ingest", null, null, "resaon"))
                .contains("--by resaon: ingest can be split by minute, reason or type; did you mean reason?");
        assertThat(mistake("ingest", null, null, "type")).isEmpty();
    }

    @Test
    void days_the_wrong_way_round_and_days_of_what_has_none_are_told() throws Exception {
        assertThat(mistake("ingest", "2024-03-02", "2024-03-01", null))
                .contains("--from 2024-03-02 is after --until 2024-03-01");
        assertThat(mistake("ingest", "2024-03-02", null, null))
                .as("monitoring knows which day the newest event has")
                .isEmpty();
        assertThat(mistake("ingest", "1990-01-01", null, null, "range_too_long"))
                .contains("from --from 1990-01-01 to the day of the newest event are more than the 3650 days that a"
                        + " history can have; ask for fewer");
        assertThat(mistake("freshness", null, "2024-03-01", null))
                .contains("--until 2024-03-01: freshness has no days to choose from; leave --from and --until out");
    }

    @Test
    void options_that_a_metric_does_not_have_and_values_that_they_cannot_have_are_told() throws Exception {
        assertThat(mistake("retention", Map.of("free_orders", "perhaps")))
                .contains("--free-orders perhaps: retention can have --free-orders in or out");
        assertThat(mistake("effect", Map.of("free_orders", "in")))
                .contains("--free-orders in: effect has no such option; leave --free-orders out");
        assertThat(mistake("retention", Map.of("free_orders", "out"))).isEmpty();
    }

    private static Optional<String> mistake(String metric, Map<String, String> options) throws Exception {
        var asked = new Asked(metric, Optional.empty(), Optional.empty(), Optional.empty(), options);
        return asked.mistake(metrics(), "");
    }

    private static JsonNode metrics() throws Exception {
        return new ObjectMapper().readTree(METRICS.replace('\'', '"'));
    }

    private static Optional<String> mistake(
            String metric, @Nullable String from, @Nullable String until, @Nullable String by) throws Exception {
        return mistake(metric, from, until, by, "range_reversed");
    }

    private static Optional<String> mistake(
            String metric, @Nullable String from, @Nullable String until, @Nullable String by, String code)
            throws Exception {
        var asked = new Asked(
                metric,
                Optional.ofNullable(from).map(LocalDate::parse),
                Optional.ofNullable(until).map(LocalDate::parse),
                Optional.ofNullable(by),
                Map.of());
        return asked.mistake(metrics(), code);
    }
}
