package dev.sapando.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final TopicPartition TOPIC = new TopicPartition("garments", 0);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void what_was_written_is_there_after_a_stop_and_a_start_on_another_port() throws Exception {
        try (var kafka = started()) {
            create(kafka);
            write(kafka, "red-coat");
        }
        try (var kafka = started()) {
            write(kafka, "blue-dress");
            assertThat(read(kafka)).containsExactly("red-coat", "blue-dress");
        }
    }

    @Test
    void a_start_that_was_killed_before_the_broker_was_known_is_made_good_by_the_next() throws Exception {
        started().close();
        Path metadata = folder.resolve("__cluster_metadata-0");
        try (Stream<Path> files = Files.walk(metadata)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        try (var kafka = started()) {
            create(kafka);
            write(kafka, "red-coat");
            assertThat(read(kafka)).containsExactly("red-coat");
        }
    }

    @Test
    void a_stop_amid_transactions_leaves_none_of_them_open() throws Exception {
        try (var kafka = started()) {
            create(kafka);
            CompletableFuture<?>[] shoppers = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> buyUntilItIsAway(kafka, "shopper-" + i)))
                    .toArray(CompletableFuture<?>[]::new);
            await().atMost(Duration.ofMinutes(1)).until(() -> read(kafka).size() > 100);
            kafka.close();
            CompletableFuture.allOf(shoppers).join();
        }
        try (var kafka = started();
                var admin = Admin.create(client(kafka))) {
            await().atMost(Duration.ofMinutes(1)).until(() -> open(admin).isEmpty());
        }
    }

    @Test
    void closing_twice_or_without_a_start_is_harmless() {
        var kafka = new EmbeddedKafka(new BrokerSettings(0, folder));
        kafka.close();
        kafka.start();
        kafka.close();
        kafka.close();
    }

    @Test
    void a_taken_port_is_told_in_a_line_that_names_the_setting() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var kafka = new EmbeddedKafka(new BrokerSettings(taken.getLocalPort(), folder));
            assertThatThrownBy(kafka::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("port " + taken.getLocalPort() + " is taken; set KAFKA_PORT to another one");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_to_is_told_in_a_line() throws IOException {
        Path file = Files.writeString(folder.resolve("occupied"), "not a folder");
        var kafka = new EmbeddedKafka(new BrokerSettings(0, file.resolve("kafka")));
        assertThatThrownBy(kafka::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContainingAll("cannot write to data folder", file.toString(), "name another folder");
    }

    @Test
    void a_folder_in_use_is_told_in_a_line_and_its_user_goes_on() throws Exception {
        try (var kafka = started()) {
            var second = new EmbeddedKafka(new BrokerSettings(0, folder));
            assertThatThrownBy(second::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("is in use by another process");
            create(kafka);
            write(kafka, "red-coat");
        }
    }

    @Test
    void a_start_that_ends_in_an_error_lets_go_of_the_folder_and_is_told_as_it_is() {
        var broken = new EmbeddedKafka(new BrokerSettings(0, folder), config -> {
            throw new NoClassDefFoundError("a jar is missing");
        });
        assertThatThrownBy(broken::start).isInstanceOf(NoClassDefFoundError.class);

        started().close();
    }

    @Test
    void a_start_that_is_interrupted_leaves_the_interrupt_and_lets_go_of_the_folder() {
        started().close();
        Thread.currentThread().interrupt();
        assertInterrupted(new EmbeddedKafka(new BrokerSettings(0, folder)));

        assertInterrupted(new EmbeddedKafka(new BrokerSettings(0, folder), config -> {
            throw new KafkaException("waiting for another thread", new InterruptedException());
        }));

        started().close();
    }

    /** What Kafka loads as it is made, its logging, tells of an interrupt as of a fatal fault, with a stack trace. */
    @Test
    void an_interrupt_does_not_reach_what_makes_the_node() {
        Thread starter = Thread.currentThread();
        var reached = new AtomicBoolean();

        assertInterrupted(new EmbeddedKafka(new BrokerSettings(0, folder), config -> {
            starter.interrupt();
            reached.set(Thread.currentThread().isInterrupted());
            throw new KafkaException("interrupted afterwards");
        }));

        assertThat(reached).isFalse();
    }

    @Test
    void the_folder_in_use_is_told_before_the_port_that_its_user_holds() throws Exception {
        try (var kafka = started()) {
            int port = Integer.parseInt(kafka.bootstrapServers().split(":", 2)[1]);
            var second = new EmbeddedKafka(new BrokerSettings(port, folder));
            assertThatThrownBy(second::start).hasMessageContaining("is in use by another process");
        }
    }

    private void assertInterrupted(EmbeddedKafka kafka) {
        try {
            assertThatThrownBy(kafka::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("Kafka did not start on data folder " + folder + ": it was interrupted");
        } finally {
            assertThat(Thread.interrupted()).as("the interrupt").isTrue();
        }
    }

    private EmbeddedKafka started() {
        var kafka = new EmbeddedKafka(new BrokerSettings(0, folder));
        kafka.start();
        return kafka;
    }

    private static void create(EmbeddedKafka kafka) throws Exception {
        try (var admin = Admin.create(client(kafka))) {
            admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void write(EmbeddedKafka kafka, String garment) throws Exception {
        try (var producer = new KafkaProducer<>(client(kafka), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC.topic(), garment)).get();
        }
    }

    private static void buyUntilItIsAway(EmbeddedKafka kafka, String shopper) {
        var settings = new HashMap<>(client(kafka));
        settings.putAll(Map.of("transactional.id", shopper, "max.block.ms", 5_000, "transaction.timeout.ms", 5_000));
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        try {
            for (producer.initTransactions(); ; producer.commitTransaction()) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC.topic(), shopper));
            }
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
        }
    }

    private static List<ProducerState> open(Admin admin) throws Exception {
        return admin.describeProducers(List.of(TOPIC)).partitionResult(TOPIC).get().activeProducers().stream()
                .filter(each -> each.currentTransactionStartOffset().isPresent())
                .toList();
    }

    private static List<String> read(EmbeddedKafka kafka) {
        try (var consumer = new KafkaConsumer<>(client(kafka), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(TOPIC));
            consumer.seekToBeginning(List.of(TOPIC));
            return consumer.poll(Duration.ofSeconds(10)).records(TOPIC).stream()
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }

    private static Map<String, Object> client(EmbeddedKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
