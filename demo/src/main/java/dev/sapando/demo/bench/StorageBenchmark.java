package dev.sapando.demo.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What keeping an event costs, from JSON to the compacted archive: the bars of the design, and what stands beside them. */
final class StorageBenchmark implements Benchmark {
    private static final String BYTES = "B/event";
    /** That of the pipeline's own producers. */
    private static final int ZSTD = 6;
    /** That of producers that choose none. */
    private static final int ZSTD_BY_ITSELF = 3;

    private static final double SMALLEST_COLUMN = 0.05;
    private static final int CLOSEST = 19;
    private static final Optional<Double> NO_BAR = Optional.empty();

    @Override
    public void run(Consumer<Measure> measures, Consumer<String> told) throws Exception {
        Optional<Workload> clicks = Clickstream.find(System.getenv("SAPANDO_TEST_DATA"));
        if (clicks.isPresent()) {
            told.accept("the real clickstream, " + clicks.get().events().size() + " clicks ...");
            Workload requests = clicks.get().inRequests();
            measure(requests, Optional.of(18.0), Optional.of(9.0), measures);
            measure(requests.with(Ids.RANDOM_EVENT_IDS, "clickstream, random event ids"), NO_BAR, NO_BAR, measures);
        } else {
            told.accept("the real clickstream is left out: eshop-clothing-2008 is neither in SAPANDO_TEST_DATA"
                    + " nor in a folder shared/data above or beside");
        }
        told.accept("the simulated shop ...");
        Workload shop = Workload.shop().inRequests();
        Workload small = shop.with(Ids.VISITORS_64_BITS, "shop, 64-bit visitors");
        Workload large = shop.with(Ids.VISITORS_128_BITS, "shop, 128-bit visitors");
        measure(small, Optional.of(22.0), NO_BAR, measures);
        measure(large, NO_BAR, Optional.of(12.0), measures);
        measure(large.with(Ids.CLIENT_EVENT_IDS, "shop, event ids of our client"), NO_BAR, NO_BAR, measures);
        measure(large.with(Ids.TAG_EVENT_IDS, "shop, event ids of our tag"), NO_BAR, NO_BAR, measures);
        measure(large.with(Ids.RANDOM_EVENT_IDS, "shop, random event ids"), NO_BAR, NO_BAR, measures);
    }

    private static void measure(
            Workload workload, Optional<Double> kafkaBar, Optional<Double> archiveBar, Consumer<Measure> measures)
            throws Exception {
        String name = workload.name();
        measures.accept(Measure.beside(name + ": JSON", workload.jsonBytes(), BYTES));
        try (var pipeline = new BenchPipeline()) {
            List<VerifiedRecord> verified = pipeline.verified(workload);
            inKafka(name, new KafkaStorage(pipeline.bootstrapServers()), verified, kafkaBar, measures);
            archived(name, pipeline, verified, archiveBar, measures);
        }
    }

    private static void inKafka(
            String name,
            KafkaStorage kafka,
            List<VerifiedRecord> verified,
            Optional<Double> bar,
            Consumer<Measure> measures)
            throws Exception {
        double single = kafka.bytesPerEvent("bench.single", verified, 1, ZSTD, 10_000);
        double fifty = kafka.bytesPerEvent("bench.fifty", verified, 50, ZSTD, 50_000);
        double byItself = kafka.bytesPerEvent("bench.default", verified, 1_000, ZSTD_BY_ITSELF, verified.size());
        double thousand = kafka.bytesPerEvent("bench.thousand", verified, 1_000, ZSTD, verified.size());
        double closest = kafka.bytesPerEvent("bench.closest", verified, 5_000, CLOSEST, verified.size());
        measures.accept(Measure.beside(name + ": Kafka, batches of 1, zstd 6", single, BYTES));
        measures.accept(Measure.beside(name + ": Kafka, batches of 50, zstd 6", fifty, BYTES));
        measures.accept(Measure.beside(name + ": Kafka, batches of 1000, zstd 3", byItself, BYTES));
        measures.accept(Measure.beside(name + ": Kafka, batches of 1000, zstd 6 (ours)", thousand, BYTES));
        measures.accept(held(bar, name + ": Kafka, batches of 5000, zstd 19", closest));
    }

    private static void archived(
            String name,
            BenchPipeline pipeline,
            List<VerifiedRecord> verified,
            Optional<Double> bar,
            Consumer<Measure> measures)
            throws Exception {
        var archive = new ArchiveStorage(pipeline);
        measures.accept(Measure.beside(name + ": archive, live files", archive.live(verified.size()), BYTES));
        measures.accept(held(bar, name + ": archive, compacted", archive.compacted()));
        archive.columns().forEach((column, bytes) -> {
            if (bytes >= SMALLEST_COLUMN) {
                measures.accept(Measure.beside(name + ":   column " + column, bytes, BYTES));
            }
        });
        long differences = RoundTrip.differences(
                verified, archive.folder(), pipeline.workplace().state().resolve("truth.jsonl"));
        measures.accept(Measure.atMost(0, name + ": rows that differ from the topic", differences, "rows"));
    }

    private static Measure held(Optional<Double> bar, String name, double value) {
        return bar.map(most -> Measure.atMost(most, name, value, BYTES))
                .orElseGet(() -> Measure.beside(name, value, BYTES));
    }
}
