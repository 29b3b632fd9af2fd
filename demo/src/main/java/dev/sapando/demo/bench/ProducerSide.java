package dev.sapando.demo.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kafka's own producer benchmark, {@code kafka-producer-perf-test.sh}, in a JVM of its own that is kept from round to round. */
final class ProducerSide implements Side {
    private static final Pattern RESULT = Pattern.compile(
            "\\d+ records sent, ([\\d.]+) records/sec .* (\\d+) ms 50th, \\d+ ms 95th, (\\d+) ms 99th, .*");

    private final OwnJvm jvm;

    /** @param producer its settings: those of the collector's */
    ProducerSide(String topic, Payloads payloads, Map<String, Object> producer) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--topic",
                topic,
                "--throughput",
                "-1",
                "--payload-file",
                payloads.file().toString()));
        arguments.add("--command-property");
        producer.forEach((name, value) -> arguments.add(name + "=" + value));
        jvm = OwnJvm.of(ProducerBenchmark.class, arguments);
    }

    @Override
    public String name() {
        return "Kafka's producer benchmark";
    }

    @Override
    public Round run(int events) throws Exception {
        Duration before = jvm.cpu();
        jvm.tell(String.valueOf(events));
        Matcher result = RESULT.matcher(jvm.hear(line -> RESULT.matcher(line).matches()));
        long cpu = jvm.cpu().minus(before).toNanos();
        if (!result.matches()) {
            throw new IllegalStateException("heard as a result, and is none");
        }
        return new Round(
                Double.parseDouble(result.group(1)),
                cpu / 1e3 / events,
                Double.parseDouble(result.group(2)),
                Double.parseDouble(result.group(3)));
    }

    @Override
    public void close() {
        jvm.close();
    }
}
