package dev.sapando.demo.report;

/**
 * What monitoring knew when nothing was on its way any more, or when the wait for that was over.
 *
 * @param lately accepted events that it came to know during the wait
 */
public record Settled(Figures figures, long lately) {}
