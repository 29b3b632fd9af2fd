package dev.sapando.demo.shop;

/** For whom a garment is cut, and which of them a visitor looks for. */
enum Gender {
    WOMEN("women"),
    MEN("men"),
    UNISEX("unisex");

    private final String wireName;

    Gender(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** Whether someone who looks for this would wear that. */
    boolean wears(Gender cut) {
        return this == cut || cut == UNISEX || this == UNISEX;
    }
}
