package dev.sapando.demo.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.sapando.demo.architecture.Production;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.cost.DeclaredReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who reads what, as the contracts declare it, is who reads what. */
class ContractsAreTrueTest {
    /** Approved topologies, and the name their stream has as a consumer. */
    private static final Map<String, String> TOPOLOGIES = Map.of(
            "../ingest/src/test/resources/verification.topology.txt", "verification",
            "../features/src/test/resources/features.topology.txt", "features",
            "../monitoring/src/test/resources/sapando-monitoring.topology.txt", "monitoring");

    /** Packages that are a consumer by another name than their module's. */
    private static final Map<String, String> CONSUMERS_OF_THEIR_OWN =
            Map.of("dev.sapando.ingest.keep", "archive", "dev.sapando.ingest.rejected", "rejected");

    /** What was refused in verification has the bytes of a collected event: its codec is used, its topic is not read. */
    private static final Set<TopicUse> CODEC_ONLY = Set.of(new TopicUse("events.collected", "rejected"));

    private static final Pattern SOURCE = Pattern.compile("Source: \\S+ \\(topics: \\[(.*)]\\)");

    private static JavaClasses production;

    @BeforeAll
    static void read() {
        production = Production.classes();
    }

    @Test
    void whoever_reads_a_topic_is_declared_and_whoever_is_declared_reads_it() throws IOException {
        var reading = new HashSet<TopicUse>();
        for (var topology : TOPOLOGIES.entrySet()) {
            SOURCE.matcher(Files.readString(Path.of(topology.getKey())))
                    .results()
                    .flatMap(source -> Stream.of(source.group(1).split(", ")))
                    .filter(topic ->
                            Topics.all().stream().anyMatch(known -> known.name().equals(topic)))
                    .forEach(topic -> reading.add(new TopicUse(topic, topology.getValue())));
        }
        for (String polling : packagesThatPoll()) {
            topicsNamedIn(polling).forEach(topic -> reading.add(new TopicUse(topic, service(polling))));
        }
        reading.removeAll(CODEC_ONLY);

        assertThat(DeclaredReader.all().stream().map(reader -> new TopicUse(reader.topic(), reader.name())))
                .containsExactlyInAnyOrderElementsOf(reading);
    }

    @TestFactory
    Stream<DynamicTest> a_consumer_reads_the_fields_it_declares() {
        return DeclaredReader.all().stream()
                .map(reader -> DynamicTest.dynamicTest(reader.topic() + " by " + reader.name(), () -> {
                    var fields = new FieldsRead(
                            production, ContractFile.of(reader.topic()).record());
                    assertThat(new TreeSet<>(reader.fields())).isEqualTo(fields.by(reader.code()));
                }));
    }

    /** Packages that ask a consumer for records themselves; a stream's sources stand in its topology. */
    private static Set<String> packagesThatPoll() {
        return production.stream()
                .filter(type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getName().equals("poll")
                                && call.getTargetOwner().getPackageName().equals("org.apache.kafka.clients.consumer")))
                .map(JavaClass::getPackageName)
                .filter(name -> !name.startsWith("dev.sapando.demo"))
                .collect(Collectors.toSet());
    }

    private static Set<String> topicsNamedIn(String packageName) {
        Map<String, String> names = Topics.all().stream()
                .collect(Collectors.toMap(
                        topic -> topic.name().toUpperCase(Locale.ROOT).replace('.', '_'), Topic::name));
        return production.stream()
                .filter(type -> type.getPackageName().equals(packageName))
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(Topics.class))
                .map(access -> names.get(access.getName()))
                .collect(Collectors.toSet());
    }

    private static String service(String packageName) {
        return CONSUMERS_OF_THEIR_OWN.getOrDefault(packageName, packageName.split("\\.")[2]);
    }
}
