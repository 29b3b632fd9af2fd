package dev.sapando.serving.served;

import static dev.sapando.serving.Shop.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.kafka.Replication;
import dev.sapando.schema.ServedList;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ServedTopicTest {
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<String, ServedList> producer = new MockProducer<>(
            false,
            null,
            Topics.RECOMMENDATIONS_SERVED.keys().serializer(),
            Topics.RECOMMENDATIONS_SERVED.values().serializer());

    @Test
    void a_list_goes_out_under_its_visitor_and_is_counted_once_acknowledged() {
        try (ServedTopic topic = new ServedTopic(producer, 10, meters)) {
            topic.record(list("r-1"));
            await().until(producer::completeNext);
            topic.record(list("r-2"));
            await().until(() -> producer.errorNext(new TimeoutException("no answer")));
        }

        assertThat(producer.history().get(0).key()).isEqualTo("ana");
        assertThat(producer.history().get(0).topic()).isEqualTo("recommendations.served");
        assertThat(count("sent")).isEqualTo(1);
        assertThat(count("failed")).isEqualTo(1);
        assertThat(count("dropped")).isZero();
    }

    @Test
    void with_kafka_gone_nobody_waits_and_every_list_is_in_one_of_the_counts() {
        KafkaSettings nowhere = new KafkaSettings("127.0.0.1:1", 1, Replication.BY_CLUSTER, Map.of());
        ServedTopic topic = new ServedTopic(nowhere, 5, meters);
        long begun = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            topic.record(list("r-" + i));
        }
        assertThat(System.nanoTime() - begun).isLessThan(1_000_000_000L);
        topic.close();

        assertThat(count("sent")).isZero();
        assertThat(count("dropped")).isGreaterThan(900);
        assertThat(count("dropped") + count("failed")).isEqualTo(1_000);
    }

    @Test
    void after_it_is_closed_lists_are_counted_as_dropped() {
        ServedTopic topic = new ServedTopic(producer, 10, meters);
        topic.close();
        topic.record(list("r-1"));

        assertThat(count("dropped")).isEqualTo(1);
    }

    @Test
    void lists_of_an_erased_visitor_that_still_wait_are_not_sent_and_counted_as_dropped() {
        var kafka = new SlowKafka();
        try (ServedTopic topic = new ServedTopic(kafka, 10, meters)) {
            topic.record(list("r-1"));
            kafka.awaitSending();
            topic.record(list("r-2"));
            topic.record(of("ben", list("r-3")));
            topic.record(list("r-4"));

            topic.forget("ana");
            kafka.answer.countDown();
            await().until(() -> kafka.history().size() == 2);
        }
        assertThat(kafka.history())
                .extracting(sent -> sent.value().getRecommendationId())
                .as("the first was on its way already")
                .containsExactly("r-1", "r-3");
        assertThat(count("dropped")).isEqualTo(2);
    }

    /** Whoever sends waits until it answers. */
    private static final class SlowKafka extends MockProducer<String, ServedList> {
        private final CountDownLatch sending = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);

        SlowKafka() {
            super(
                    true,
                    null,
                    Topics.RECOMMENDATIONS_SERVED.keys().serializer(),
                    Topics.RECOMMENDATIONS_SERVED.values().serializer());
        }

        void awaitSending() {
            await().until(() -> sending.getCount() == 0);
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<String, ServedList> sent, Callback callback) {
            sending.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.send(sent, callback);
        }
    }

    private double count(String result) {
        return meters.get("sapando.serving.lists")
                .tag("result", result)
                .counter()
                .count();
    }

    private static ServedList of(String visitor, ServedList list) {
        list.setVisitorId(visitor);
        return list;
    }

    private static ServedList list(String id) {
        return ServedList.newBuilder()
                .setRecommendationId(id)
                .setVisitorId("ana")
                .setServedAt(NOW)
                .setPlacement("home")
                .setRelease("knn-1234")
                .setArm("treatment")
                .setFallback("none")
                .setItems(List.of())
                .build();
    }
}
