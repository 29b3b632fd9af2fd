package dev.sapando.demo.bench;

/**
 * How much is sent to each of the three that {@link IngestBenchmark} compares.
 *
 * @param rounds each of them has in turn, after its warm-up; odd, so that there is a middle one
 * @param events of a round
 * @param producerEvents of a round of Kafka's own benchmark, which is through with as many in a fraction of the time
 * @param warmUp events before the first round: by then the JVM has compiled what is often run
 * @param connections that send a request each and wait for its answer; so many that the producer's linger holds up none of the servers
 */
record IngestLoad(int rounds, int events, int producerEvents, int warmUp, int connections) {
    static final IngestLoad FULL = new IngestLoad(7, 500_000, 2_000_000, 2_000_000, 128);

    IngestLoad {
        if (rounds % 2 == 0) {
            throw new IllegalArgumentException(rounds + " rounds have no middle one; take an odd number");
        }
    }
}
