package dev.sapando.monitoring.effect;

/** What to do with the treatment, and why in a sentence. */
public record Verdict(Decision decision, String reason) {}
