package dev.sapando.event.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The list of topics in the README. */
final class TopicTable {
    private static final Map<String, String> LABELS =
            Map.of("data-engineers", "DE", "data-scientists", "DS", "analysts", "analysts", "ops", "ops");

    private TopicTable() {}

    static String of(List<Contract> contracts) {
        return "| topic | key → value | owner | kept |\n|---|---|---|---|\n"
                + contracts.stream()
                        .map(contract -> "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        contract.topic(),
                                        contract.record().text("dataGranularityDescription"),
                                        LABELS.get(contract.owner()),
                                        kept(contract)))
                        .collect(Collectors.joining());
    }

    /** {@code 7 days}, {@code compacted}, {@code compacted, 30 days}. */
    static String kept(Contract contract) {
        Optional<String> days = contract.level("retention").map(d -> d.equals(1) ? "1 day" : d + " days");
        return contract.compacted() ? "compacted" + days.map(d -> ", " + d).orElse("") : days.orElseThrow();
    }
}
