package dev.sapando.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContractTest {
    private static final PastShop SHOP = PastShop.of(PastShop.SMALL.withDirt(new Dirt(0.02, 0.05, 0.05)));

    @Test
    void every_event_the_shop_calls_good_keeps_the_contract() {
        assertThat(SHOP.letters())
                .filteredOn(letter -> letter.note().fate() != Letter.Fate.BROKEN)
                .hasSizeGreaterThan(3_000)
                .allSatisfy(letter -> assertThat(Contract.broken(letter.line()))
                        .as(letter.line())
                        .isEmpty());
    }

    @Test
    void every_event_the_shop_calls_broken_is() {
        assertThat(SHOP.letters(Letter.Fate.BROKEN)).hasSizeGreaterThan(80).allSatisfy(letter -> assertThat(
                        Contract.broken(letter.line()))
                .as(letter.line())
                .isNotEmpty());
    }
}
