package dev.sapando.client;

import java.util.concurrent.CompletableFuture;

/** A verdict somebody waits for. */
record Awaited(String eventId, CompletableFuture<Verdict> verdict) {}
