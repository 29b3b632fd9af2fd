package dev.sapando.event.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever is written from the contracts is as it would be written today. After a change of a contract:
 * {@code mvn -pl event-schema test -Dtest=ContractDocumentationTest -Dregenerate=true}.
 */
class ContractDocumentationTest {
    private static final boolean REGENERATE = Boolean.getBoolean("regenerate");
    private static final String BEGIN = "<!-- written from the contracts -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void the_page_is_what_the_contracts_say() throws IOException {
        assertWritten(Path.of("CONTRACTS.md"), ContractPage.of(Contracts.all()));
    }

    @Test
    void the_list_of_topics_is_what_the_contracts_say() throws IOException {
        Path readme = Path.of("README.md");
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        assertWritten(
                readme,
                text.substring(0, begin) + TopicTable.of(Contracts.all()) + text.substring(text.indexOf(END, begin)));
    }

    @Test
    void the_bounds_that_rules_use_are_what_the_contract_says() throws IOException {
        assertWritten(
                Path.of("src/main/java/dev/sapando/event/rule/Limits.java"),
                LimitsSource.of(Contracts.of("events.collected")));
    }

    /** Only a lawful successor is published; PublishedContractsTest says what is missing. */
    @Test
    void what_is_in_force_is_published() throws IOException {
        for (Contract contract : Contracts.all()) {
            List<Contract> published = Contracts.published(contract.topic());
            boolean lawful = published.isEmpty()
                    || ContractEvolution.complaints(published.get(published.size() - 1), contract)
                            .isEmpty();
            boolean isNew = published.isEmpty()
                    || !published.get(published.size() - 1).version().equals(contract.version());
            assertThat(lawful)
                    .as(contract.topic() + " may follow what was published")
                    .isTrue();
            assertWritten(
                    Contracts.published(contract.topic(), published.size() + (isNew ? 1 : 0)),
                    Files.readString(Contracts.file(contract.topic())));
        }
    }

    private static void assertWritten(Path file, String text) throws IOException {
        if (REGENERATE) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertThat(file).as("stale; write it again with -Dregenerate=true").exists();
        assertThat(Files.readString(file))
                .as(file + " is stale; write it again with -Dregenerate=true")
                .isEqualTo(text);
    }
}
