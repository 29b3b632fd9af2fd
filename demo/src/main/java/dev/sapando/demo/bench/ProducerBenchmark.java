package dev.sapando.demo.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.tools.ProducerPerformance;

/** Runs Kafka's producer benchmark with these arguments, and as many records as each line of standard input says. */
final class ProducerBenchmark {
    private ProducerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String records = in.readLine(); records != null; records = in.readLine()) {
            var all = new ArrayList<>(List.of("--num-records", records));
            all.addAll(List.of(arguments));
            ProducerPerformance.main(all.toArray(String[]::new));
        }
    }
}
