package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ops.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the steps bring the numbers back is tested on a broker; here is what they name. */
class CountedAnewTest {
    @Test
    void the_tool_is_told_of_the_broker_the_inputs_and_what_is_lost() {
        assertThat(remedy(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka-1:9092")))
                .startsWith(
                        "begin anew with as many days of events as events.verified keeps, 7 unless you set others, so that"
                                + " whoever came before is new again: stop every monitoring, some seconds later run kafka-streams-application-reset.sh"
                                + " (in Kafka's bin) --bootstrap-server kafka-1:9092 --application-id sapando-monitoring"
                                + " --input-topics events.collected,events.outcomes,events.rejected,events.verified,"
                                + "features.sessions,marketing.spend,recommendations.served --to-earliest,"
                                + " delete the topic metrics.business and, wherever monitoring ran, the folder ");
    }

    @Test
    void a_broker_that_asks_who_is_there_asks_the_tool_too() {
        assertThat(remedy(Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")))
                .contains(" --command-config FILE_WITH_YOUR_SECURITY_SETTINGS --application-id ");
        assertThat(remedy(Map.of())).doesNotContain("--command-config");
    }

    private static String remedy(Map<String, String> given) {
        var topology = new MonitoringTopology(
                ZoneOffset.UTC, 400, Duration.ofHours(1), new SimpleMeterRegistry(), partition -> 0L);
        return CountedAnew.remedy(MonitoringSettings.from(Settings.of(new HashMap<>(given))), topology.get());
    }
}
