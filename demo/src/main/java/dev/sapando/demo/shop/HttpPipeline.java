package dev.sapando.demo.shop;

import java.net.URI;
import java.util.List;

/** The real pipeline, met as every shop meets it: over HTTP. */
public final class HttpPipeline implements Pipeline, AutoCloseable {
    /** @param writeKey of the collector, sent as {@code X-Write-Key} */
    public HttpPipeline(URI collector, URI serving, String writeKey) {}

    @Override
    public Verdicts send(List<String> events) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Recommendations recommend(Ask ask) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void catalogue(List<String> items) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void spend(List<String> spend) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
