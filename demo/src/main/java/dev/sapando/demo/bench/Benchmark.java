package dev.sapando.demo.bench;

import java.util.function.Consumer;

/** Something that is measured. */
interface Benchmark {
    /** @param told takes what is to be said on the way, such as what is left out and why */
    void run(Consumer<Measure> measures, Consumer<String> told) throws Exception;
}
