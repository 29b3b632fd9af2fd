package dev.sapando.ingest.collect;

import dev.sapando.ops.http.Problem;
import dev.sapando.ops.http.RequestBody;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.BiConsumer;

/** An exchange's body on its way in: each piece counts as in flight, and is given back with the answer. */
record ArrivingBody(Exchange exchange, BiConsumer<Exchange, byte[]> next) implements RequestBody.Taker {
    @Override
    public Optional<Problem> hold(int bytes) {
        return exchange.hold(bytes) ? Optional.empty() : Optional.of(Collector.FULL);
    }

    @Override
    public void whole(Buffer body) {
        next.accept(exchange, body.getBytes());
    }

    @Override
    public void refuse(Problem problem) {
        exchange.refuse(problem);
    }

    @Override
    public void lost() {
        exchange.abandon();
    }
}
