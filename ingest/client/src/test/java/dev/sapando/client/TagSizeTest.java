package dev.sapando.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TagSizeTest {
    @Test
    void the_tag_stays_small() throws IOException {
        assertThat(new String(ShopPages.tag(), StandardCharsets.UTF_8).lines().count())
                .isLessThanOrEqualTo(150);
        assertThat(ShopPages.tag().length).isLessThan(9_000);
    }
}
