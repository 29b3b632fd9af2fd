package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.purchase;
import static dev.sapando.ingest.testing.Shop.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sapando.ingest.keys.Keys;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class KeysAtTheDoorTest {
    private static final String ITEM = "{\"id\":\"red-coat\"}";

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private CollectorRig rig;

    @BeforeEach
    void open() {
        rig = new CollectorRig(Keys.gate(folder, nanos::get));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void the_name_of_the_key_stands_on_every_event_and_on_every_refusal() {
        HttpResponse<String> answer =
                send("/v1/events", "[" + view("1") + "," + purchase("2", "-1") + "]", Keys.SERVER);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(rig.collected()).singleElement().satisfies(e -> assertThat(e.getProducer())
                .isEqualTo("back-end"));
        assertThat(rig.rejected()).singleElement().satisfies(r -> {
            assertThat(r.getProducer()).isEqualTo("back-end");
            assertThat(r.getRule()).isEqualTo("PriceNotNegative");
        });
    }

    @Test
    void an_event_cannot_name_another_producer_itself() {
        send("/v1/events", view("1").replace("{", "{\"producer\":\"admin\","), Keys.SERVER);

        assertThat(rig.collected().get(0).getProducer()).isEqualTo("back-end");
        assertThat(rig.collected().get(0).getAttributes()).containsEntry("producer", "\"admin\"");
    }

    @Test
    void without_a_key_and_with_a_wrong_one_nothing_comes_in() {
        HttpResponse<String> missing = rig.post(view("1"));
        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(missing.body()).contains("\"code\":\"key_missing\"");
        assertThat(missing.headers().firstValue("WWW-Authenticate")).isPresent();

        for (String wrong :
                new String[] {Keys.SERVER + "x", Keys.SERVER.substring(1), "x".repeat(10_000), "back-end"}) {
            HttpResponse<String> answer = send("/v1/events", view("1"), wrong);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"key_unknown\"").doesNotContain(wrong);
        }
        assertThat(rig.producer.history()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/v1/events, 202", "/v1/events:check, 403", "/v1/items, 403", "/v1/spend, 403"})
    void a_browsers_key_reports_events_and_does_nothing_else(String path, int status) {
        HttpResponse<String> answer = send(path, view("1"), Keys.BROWSER, "Origin", Keys.ORIGIN);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.body()).contains("\"code\":\"key_scope\"");
        }
    }

    @Test
    void a_browsers_key_buys_but_gives_no_money_back_and_the_batch_goes_on() {
        String refund = purchase("2", "1").replace("purchase", "refund");
        HttpResponse<String> answer =
                send("/v1/events", "[" + purchase("1", "1") + "," + refund + "]", Keys.BROWSER, "Origin", Keys.ORIGIN);

        assertThat(answer.body()).startsWith("{\"accepted\":1").contains("\"code\":\"type_not_for_key\"");
        assertThat(rig.rejected()).singleElement().satisfies(r -> assertThat(r.getProducer())
                .isEqualTo("web"));
        assertThat(send("/v1/events", refund, Keys.SERVER).body()).startsWith("{\"accepted\":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/events", "/v1/events:check", "/v1/items", "/v1/spend"})
    void the_back_end_and_the_admin_may_send_everything(String path) {
        assertThat(send(path, ITEM, Keys.SERVER).statusCode()).isBetween(200, 202);
        assertThat(send(path, ITEM, Keys.ADMIN).statusCode()).isBetween(200, 202);
    }

    @Test
    void more_than_the_rate_is_sent_back_with_the_time_after_which_it_may_come() {
        String fifty = IntStream.range(0, 50).mapToObj(i -> view("a" + i)).collect(Collectors.joining(",", "[", "]"));
        assertThat(browser(fifty).statusCode()).isEqualTo(202);

        HttpResponse<String> answer = browser(fifty);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("\"code\":\"rate_exceeded\"");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        nanos.addAndGet(1_000_000_000L);
        assertThat(browser(fifty).headers().firstValue("Retry-After")).hasValue("4");
        assertThat(rig.collected()).hasSize(50);

        nanos.addAndGet(4_000_000_000L);
        assertThat(browser(fifty).statusCode()).isEqualTo(202);
        assertThat(send("/v1/events", view("1"), Keys.SERVER).statusCode()).isEqualTo(202);
    }

    @Test
    void no_key_ever_gets_into_a_log() {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var listener = new ListAppender<ILoggingEvent>();
        Level before = root.getLevel();
        listener.start();
        root.addAppender(listener);
        root.setLevel(Level.TRACE);
        try {
            send("/v1/events", view("1"), Keys.SERVER);
            send("/v1/events?writeKey=" + Keys.SERVER, view("1"), null);
            send("/v1/events?writeKey=" + Keys.BROWSER, "{", null, "Origin", Keys.ORIGIN);
            rig.producer.sendException = new IllegalStateException("for the log");
            assertThat(send("/v1/events?writeKey=" + Keys.BROWSER, view("1"), null, "Origin", Keys.ORIGIN)
                            .statusCode())
                    .isEqualTo(503);
        } finally {
            root.detachAppender(listener);
            root.setLevel(before);
        }
        assertThat(listener.list).isNotEmpty();
        // The client in this very JVM may log what it sends; what the service logs may not have it.
        assertThat(listener.list.stream().filter(e -> e.getLoggerName().startsWith("dev.sapando")))
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.getFormattedMessage() + e.getThrowableProxy())
                        .doesNotContain(Keys.SERVER, Keys.BROWSER));
    }

    private HttpResponse<String> browser(String body) {
        return send("/v1/events", body, Keys.BROWSER, "Origin", Keys.ORIGIN);
    }

    private HttpResponse<String> send(String path, String body, @Nullable String key, String... headers) {
        var request = rig.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8)));
        if (key != null) {
            request.header("X-Write-Key", key);
        }
        return rig.exchange((headers.length == 0 ? request : request.headers(headers)).build());
    }
}
