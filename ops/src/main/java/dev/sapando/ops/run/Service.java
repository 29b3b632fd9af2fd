package dev.sapando.ops.run;

/** One part of the pipeline that is started once and stopped once. */
public interface Service extends AutoCloseable {
    String name();

    /**
     * Returns when the service works.
     *
     * @throws StartFailure where it cannot, in one sentence that names what to change
     */
    void start();

    /** Stops in order and loses nothing; harmless when never started or called twice. */
    @Override
    void close();
}
