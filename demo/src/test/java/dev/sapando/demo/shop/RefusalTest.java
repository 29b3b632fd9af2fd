package dev.sapando.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Advice.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOG.addAppender(log);
    }

    @AfterEach
    void hear() {
        LOG.detachAppender(log);
    }

    @Test
    void a_refused_question_is_told_once_with_status_and_body() {
        askedThrice(new Reply(403, null, Buffer.buffer("at is not allowed from here")));
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("recommendations was answered with 403: at is not allowed from here");
    }

    @Test
    void what_is_away_for_a_while_is_no_refusal() {
        askedThrice(new Reply(429, "1", Buffer.buffer("too many")));
        askedThrice(new Reply(503, "1", Buffer.buffer("starting")));
        assertThat(warnings()).isEmpty();
    }

    private static void askedThrice(Reply reply) {
        var pipeline = new KnowingPipeline(PastShop.SMALL) {
            @Override
            public Recommendations recommend(Ask ask) {
                throw reply.failure("recommendations");
            }
        };
        try (var advice = new Advice(pipeline, new Ledger())) {
            var happening = new Asking();
            advice.on(List.of(happening, happening, happening))
                    .forEach(answer -> assertThat(answer.join()).isNull());
        }
    }

    private record Asking() implements Happening {
        @Override
        public long due() {
            return PastShop.NOW.toEpochMilli();
        }

        @Override
        public Ask ask() {
            return new Ask("v-1", null, null, Ask.HOME, 5, null);
        }

        @Override
        public void happen(@Nullable Recommendations answer) {}
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
