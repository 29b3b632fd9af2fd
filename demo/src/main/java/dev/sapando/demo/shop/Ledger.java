package dev.sapando.demo.shop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the shop sends and is told, for its {@link Account}. */
final class Ledger {
    private final Map<String, Long> rejectedByCode = new TreeMap<>();
    private long accepted;
    private long rejected;
    private long duplicates;
    private long late;
    private long broken;
    private long asked;
    private long answered;
    private long errors;
    private long repeated;

    synchronized void delivered(List<Letter> letters, Verdicts verdicts) {
        accepted += verdicts.accepted();
        rejected += verdicts.rejected();
        verdicts.rejectedByCode().forEach((code, n) -> rejectedByCode.merge(code, (long) n, Long::sum));
        for (Letter letter : letters) {
            switch (letter.note().fate()) {
                case DUPLICATE -> duplicates++;
                case LATE -> late++;
                case BROKEN -> broken++;
                case GOOD -> {}
            }
        }
    }

    /** A batch got no verdict; it is going to be sent again. */
    synchronized void undelivered(int events) {
        errors++;
        repeated += events;
    }

    synchronized void answered(Recommendations answer) {
        asked++;
        if (!answer.items().isEmpty()) {
            answered++;
        }
    }

    synchronized void unanswered() {
        asked++;
        errors++;
    }

    synchronized void failed() {
        errors++;
    }

    synchronized Account account() {
        return new Account(
                accepted + rejected,
                accepted,
                rejected,
                rejectedByCode,
                duplicates,
                late,
                broken,
                asked,
                answered,
                errors,
                repeated);
    }
}
