package dev.sapando.ingest.replay;

import java.util.Map;
import java.util.TreeMap;

/** What a replay did, counted: every line and every event is in exactly one place. */
final class Account {
    private long lines;
    private long broken;
    private long leftOut;
    private long sent;
    private long accepted;
    private long unsent;
    private long retries;
    private final Map<String, Long> rejectedByCode = new TreeMap<>();

    void line() {
        lines++;
    }

    void brokenLine() {
        broken++;
    }

    /** Outside of the asked-for span of time. */
    void leftOut() {
        leftOut++;
    }

    void answered(int events, Verdicts verdicts) {
        sent += events;
        accepted += verdicts.accepted();
        verdicts.rejectedByCode().forEach((code, count) -> rejectedByCode.merge(code, count, Long::sum));
    }

    void unsent(int events) {
        unsent += events;
    }

    void retried(int times) {
        retries += times;
    }

    long lines() {
        return lines;
    }

    long broken() {
        return broken;
    }

    long leftOutCount() {
        return leftOut;
    }

    long sent() {
        return sent;
    }

    long accepted() {
        return accepted;
    }

    long rejected() {
        return rejectedByCode.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<String, Long> rejectedByCode() {
        return Map.copyOf(rejectedByCode);
    }

    long unsent() {
        return unsent;
    }

    long retries() {
        return retries;
    }
}
