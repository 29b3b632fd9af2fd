package dev.sapando.event.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was published was agreed, and what is in force was published. */
class PublishedContractsTest {
    @TestFactory
    Stream<DynamicTest> every_version_was_a_lawful_successor() {
        return Contracts.all().stream()
                .map(today -> DynamicTest.dynamicTest(today.topic(), () -> {
                    List<Contract> published = Contracts.published(today.topic());
                    assertThat(published)
                            .as("publish it with -Dregenerate=true")
                            .isNotEmpty();
                    assertThat(published.get(0).version()).hasToString("1.0.0");
                    assertThat(published.get(0).agreedBy()).containsAll(ContractEvolution.concerned(published.get(0)));
                    for (int n = 1; n < published.size(); n++) {
                        assertThat(ContractEvolution.complaints(published.get(n - 1), published.get(n)))
                                .isEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_is_in_force_was_published() {
        return Contracts.all().stream()
                .map(today -> DynamicTest.dynamicTest(today.topic(), () -> {
                    List<Contract> published = Contracts.published(today.topic());
                    Contract newest = published.get(published.size() - 1);
                    assertThat(ContractEvolution.complaints(newest, today)).isEmpty();
                    assertThat(today.tree().values())
                            .as("%s %s differs from %s, the newest published; publish it with -Dregenerate=true"
                                    .formatted(today.topic(), today.version(), newest.version()))
                            .isEqualTo(newest.tree().values());
                }));
    }

    @Test
    void nothing_published_was_dropped() throws IOException {
        try (var topics = Files.list(Contracts.PUBLISHED)) {
            assertThat(topics.map(Path::getFileName).map(Path::toString))
                    .allSatisfy(topic -> assertThat(Contracts.file(topic)).exists());
        }
    }

    @Test
    void whoever_agrees_owns_something_here() throws IOException {
        List<String> owners = Pattern.compile("@sapando/([a-z-]+)")
                .matcher(Files.readString(Path.of("../CODEOWNERS")))
                .results()
                .map(owner -> owner.group(1))
                .toList();
        Contracts.all().forEach(contract -> {
            assertThat(owners).contains(contract.owner()).containsAll(contract.agreedBy());
            contract.consumers()
                    .forEach(consumer ->
                            assertThat(owners).contains(consumer.owner()).containsAll(consumer.agreedBy()));
        });
    }

    @Test
    void a_consumer_is_agreed_by_who_gives_and_who_takes_and_reads_fields_that_are_there() {
        Contracts.all().forEach(contract -> contract.consumers().forEach(consumer -> {
            assertThat(consumer.agreedBy()).as(contract.topic()).contains(contract.owner(), consumer.owner());
            assertThat(consumer.purposes()).as(contract.topic()).isNotEmpty();
            assertThat(contract.fields().keySet()).as(contract.topic()).containsAll(consumer.fields());
        }));
    }
}
