package dev.sapando.event.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a change of a contract needs. Major is what breaks somebody who relied on it: a reader (a field, a rule, a promise is
 * gone or weaker), the shop (a rule is new or narrower, a field is required) or a visitor (personal data of another class, or
 * kept for another time). A major change needs a new major version that everybody concerned has agreed to.
 */
final class ContractEvolution {
    /** The contract's two sides: who owns the folder it is in. */
    static final List<String> BOTH_OWNERS = List.of("data-engineers", "data-scientists");

    private final Contract published;
    private final Contract now;

    private ContractEvolution(Contract published, Contract now) {
        this.published = published;
        this.now = now;
    }

    /** Sentences on what is wrong with {@code now} as the successor of {@code published}; empty where nothing. */
    static List<String> complaints(Contract published, Contract now) {
        if (published.tree().values().equals(now.tree().values())) {
            return List.of();
        }
        return new ContractEvolution(published, now).complaints();
    }

    private List<String> complaints() {
        var complaints = new ArrayList<String>();
        List<String> major = MajorChanges.between(published, now);
        Version least = major.isEmpty()
                ? MinorChanges.between(published, now)
                        ? published.version().nextMinor()
                        : published.version().nextPatch()
                : published.version().nextMajor();
        if (now.version().compareTo(least) < 0) {
            complaints.add("%s %s needs version %s%s"
                    .formatted(
                            now.topic(), now.version(), least, major.isEmpty() ? "" : ": " + String.join("; ", major)));
        }
        if (!major.isEmpty() && !now.agreedBy().containsAll(concerned())) {
            Set<String> missing = concerned();
            now.agreedBy().forEach(missing::remove);
            complaints.add("%s %s is not agreed by %s: %s"
                    .formatted(now.topic(), now.version(), String.join(", ", missing), String.join("; ", major)));
        }
        return complaints;
    }

    /** Both owners of the contract, the topic's own, and those of every consumer before and after. */
    private Set<String> concerned() {
        Set<String> concerned = concerned(now);
        concerned.addAll(concerned(published));
        return concerned;
    }

    static Set<String> concerned(Contract contract) {
        var concerned = new LinkedHashSet<>(BOTH_OWNERS);
        concerned.add(contract.owner());
        contract.consumers().forEach(consumer -> concerned.add(consumer.owner()));
        return concerned;
    }
}
