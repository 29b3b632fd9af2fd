package dev.sapando.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedTableTest {
    @Test
    void a_value_is_found_by_any_string_of_its_name_and_no_other() {
        var table = new NamedTable<Integer>(64);
        for (int i = 0; i < 64; i++) {
            table.put("field-" + i, i);
        }

        for (int turn = 0; turn < 2; turn++) {
            for (int i = 0; i < 64; i++) {
                assertThat(table.get("field-" + i)).isEqualTo(i);
            }
        }
        assertThat(table.get("field-64")).isNull();
        assertThat(table.size()).isEqualTo(64);
    }

    @Test
    void names_of_one_hash_are_kept_apart() {
        var table = new NamedTable<String>(2);
        table.put("Aa", "one");
        table.put("BB", "other");

        assertThat(table.get("Aa")).isEqualTo("one");
        assertThat(table.get("BB")).isEqualTo("other");
        assertThat(table.get("C#")).isNull();
    }
}
