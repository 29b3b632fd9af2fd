package dev.sapando.serving.recommend;

import dev.sapando.serving.ranking.ScoredItem;

/** One place of a list and the level it comes from. Scores of different levels cannot be compared. */
public record Recommended(ScoredItem item, Level level) {}
