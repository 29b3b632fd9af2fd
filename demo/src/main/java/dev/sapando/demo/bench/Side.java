package dev.sapando.demo.bench;

/** One of several that are given the same work in turn. */
interface Side extends AutoCloseable {
    String name();

    /** @return what that many events came to */
    Round run(int events) throws Exception;

    @Override
    void close();
}
