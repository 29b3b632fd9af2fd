package dev.sapando.ingest.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class NoKafkaTest {
    @Test
    void a_kafka_that_does_not_answer_is_told_with_its_address_and_the_remedy() {
        var errors = new ByteArrayOutputStream();
        PrintStream usual = System.err;
        System.setErr(new PrintStream(errors, true, UTF_8));
        int status;
        try {
            status = new CommandLine(new RejectedCommand(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")))
                    .execute("list", "--count");
        } finally {
            System.setErr(usual);
        }

        assertThat(status).isEqualTo(1);
        assertThat(errors.toString(UTF_8))
                .startsWith("waiting for Kafka at 127.0.0.1:1, for up to 10 s ...")
                .contains("no Kafka answers at 127.0.0.1:1; start one with ./sapando up", "KAFKA_BOOTSTRAP_SERVERS")
                .doesNotContain("Exception");
    }
}
