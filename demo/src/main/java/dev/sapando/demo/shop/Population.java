package dev.sapando.demo.shop;

import java.util.ArrayList;
import java.util.List;

/** Everybody who has ever heard of the shop, by number. */
final class Population {
    private final long seed;
    private final List<Visitor> visitors = new ArrayList<>();

    Population(long seed) {
        this.seed = seed;
    }

    Visitor newcomer() {
        Visitor visitor = Visitor.of(seed, visitors.size());
        visitors.add(visitor);
        return visitor;
    }

    int size() {
        return visitors.size();
    }

    /** Somebody, whether present or not; a newcomer where there is nobody. */
    Visitor anybody(Dice dice) {
        return visitors.isEmpty() ? newcomer() : dice.oneOf(visitors);
    }
}
