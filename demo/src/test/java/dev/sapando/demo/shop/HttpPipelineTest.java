package dev.sapando.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPipelineTest {
    private final Vertx vertx = Vertx.vertx();
    private final Deque<Consumer<HttpServerResponse>> answers = new ConcurrentLinkedDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private HttpPipeline pipeline;

    @BeforeEach
    void start() {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
        pipeline = pipelineTo(server.actualPort(), Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        pipeline.close();
        vertx.close().await();
    }

    @Test
    void events_are_sent_as_lines_and_the_verdicts_counted_by_code() {
        answers.add(response -> response.setStatusCode(202)
                .end("{\"accepted\":1,\"rejected\":[{\"index\":1,\"code\":\"price_negative\"},"
                        + "{\"index\":2,\"code\":\"price_negative\"}]}"));

        Verdicts verdicts = pipeline.send(List.of("{\"a\":1}", "{\"b\":2}", "{\"c\":3}"));

        assertThat(verdicts).isEqualTo(new Verdicts(1, Map.of("price_negative", 2)));
        assertThat(requests)
                .containsExactly("POST /v1/events application/x-ndjson key {\"a\":1}\n{\"b\":2}\n{\"c\":3}");
    }

    @Test
    void no_answer_is_lost_among_many() {
        for (int i = 0; i < 1_000; i++) {
            answers.add(response -> response.setStatusCode(202).end("{\"accepted\":1,\"rejected\":[]}"));
        }
        long accepted = IntStream.range(0, 1_000)
                .parallel()
                .map(i -> pipeline.send(List.of("{}")).accepted())
                .sum();
        assertThat(accepted).isEqualTo(1_000);
    }

    @Test
    void what_is_refused_for_a_while_is_sent_again() {
        answers.add(response ->
                response.setStatusCode(503).putHeader("Retry-After", "0").end());
        answers.add(response ->
                response.setStatusCode(429).putHeader("Retry-After", "0").end());
        answers.add(response -> response.setStatusCode(202).end("{\"accepted\":1,\"rejected\":[]}"));

        assertThat(pipeline.send(List.of("{}")).accepted()).isEqualTo(1);
        assertThat(requests).hasSize(3);
    }

    @Test
    void what_is_refused_for_good_is_a_failure_in_a_sentence() {
        answers.add(response -> response.setStatusCode(401).end("{\"title\":\"unknown key\"}"));

        assertThatThrownBy(() -> pipeline.send(List.of("{}")))
                .isInstanceOf(PipelineFailure.class)
                .hasMessage("/v1/events was answered with 401: {\"title\":\"unknown key\"}");
    }

    @Test
    void an_answer_that_promises_nothing_is_a_failure() {
        answers.add(response -> response.setStatusCode(202).end("[]"));
        answers.add(response -> response.setStatusCode(202).end("{\"rejected\":[]}"));

        assertThatThrownBy(() -> pipeline.send(List.of("{}"))).hasMessage("an answer is no JSON object");
        assertThatThrownBy(() -> pipeline.send(List.of("{}"))).hasMessage("an answer has no usable accepted, but null");
    }

    @Test
    void recommendations_are_asked_for_in_the_time_of_the_simulation() {
        answers.add(response -> response.end("{\"recommendationId\":\"r-1\",\"release\":\"x\",\"arm\":\"treatment\","
                + "\"items\":[{\"itemId\":\"dress-1\",\"score\":1},{\"itemId\":\"top-2\",\"score\":0.5}]}"));

        Recommendations answer = pipeline.recommend(new Ask("v-1", "s-1", "coat 3&4", Ask.ITEM, 8, PastShop.NOW));

        assertThat(answer).isEqualTo(new Recommendations("r-1", "treatment", "x", List.of("dress-1", "top-2")));
        assertThat(requests)
                .first()
                .asString()
                .startsWith("GET /v1/recommendations?n=8&placement=item&visitorId=v-1&sessionId=s-1"
                        + "&itemId=coat+3%264&at=2024-03-14T12%3A00%3A00Z");
    }

    @Test
    void a_pipeline_that_is_not_there_is_given_up_after_a_while() {
        server.close().await();

        try (var hasty = pipelineTo(server.actualPort(), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> hasty.send(List.of("{}")))
                    .isInstanceOf(PipelineFailure.class)
                    .hasMessageStartingWith("no connection to 127.0.0.1:");
        }
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            requests.add(String.join(
                    " ",
                    request.method().name(),
                    request.uri(),
                    String.valueOf(request.getHeader("Content-Type")),
                    String.valueOf(request.getHeader("X-Write-Key")),
                    body.toString()));
            answers.remove().accept(request.response());
        });
    }

    private static HttpPipeline pipelineTo(int port, Duration tries) {
        URI uri = URI.create("http://127.0.0.1:" + port);
        return new HttpPipeline(uri, uri, "key", tries);
    }
}
