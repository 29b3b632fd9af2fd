package dev.sapando.monitoring.business;

/** What a visitor did within the days of a trial that the history itself does not know. */
record Tally(int sessions, int buyingSessions, int seen, int clicked) {
    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                sessions + other.sessions,
                buyingSessions + other.buyingSessions,
                seen + other.seen,
                clicked + other.clicked);
    }

    Tally minus(Tally other) {
        return new Tally(
                sessions - other.sessions,
                buyingSessions - other.buyingSessions,
                seen - other.seen,
                clicked - other.clicked);
    }
}
