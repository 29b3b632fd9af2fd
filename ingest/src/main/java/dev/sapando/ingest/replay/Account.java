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
    private long unknown;
    private long waiting;
    private boolean stopped;
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

    /**
     * Somebody stopped the replay.
     *
     * @param onTheirWay events without an answer: they may have arrived
     * @param notSent events that were read, but not sent any more
     */
    void stopped(int onTheirWay, int notSent) {
        stopped = true;
        unknown += onTheirWay;
        waiting += notSent;
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

    /** Sent, but without an answer when it was stopped. */
    long unknown() {
        return unknown;
    }

    /** Read, but not sent any more when it was stopped. */
    long waiting() {
        return waiting;
    }

    boolean isStopped() {
        return stopped;
    }
}
