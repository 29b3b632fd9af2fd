package dev.sapando.monitoring.business;

/** What a visitor's sessions and served lists are counted under, and move with when it is learnt late. */
record Segment(String arm, boolean bot) {}
