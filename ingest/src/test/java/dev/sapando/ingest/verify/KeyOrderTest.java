package dev.sapando.ingest.verify;

import static dev.sapando.ingest.testing.Shop.viewed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sapando.schema.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In an attribute that is an object the order of keys says nothing, at any depth; everything else says something. */
class KeyOrderTest {
    private static final String SEED = "20240301";

    @Property(seed = SEED, tries = 1_000)
    void the_same_json_with_its_keys_in_another_order_is_the_same_body(
            @ForAll("json") Object json, @ForAll Random order) {
        assertThat(body(written(json, order))).isEqualTo(body(written(json, order)));
    }

    @Property(seed = SEED, tries = 1_000)
    void other_json_is_another_body(@ForAll("json") Object one, @ForAll("json") Object other, @ForAll Random order) {
        Assume.that(!one.equals(other));

        assertThat(body(written(one, order))).isNotEqualTo(body(written(other, order)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                // Order of a list, what stands twice, a number's form, and text that only looks like JSON.
                "[1,2] ~ [2,1]",
                "{\"a\":[1,{\"b\":2}]} ~ {\"a\":[{\"b\":2},1]}",
                "{\"a\":1,\"a\":2} ~ {\"a\":2}",
                "{\"a\":1,\"a\":2} ~ {\"a\":2,\"a\":1}",
                "{\"a\":1} ~ {\"a\":1.0}",
                "{\"a\":1} ~ {\"a\":\"1\"}",
                "{\"a\":\"b\",\"c\":1} ~ {\"a\":\"b\\\",\\\"c\",\"d\":1}",
                "{\"a\":1,\"b\":2 ~ {\"b\":2,\"a\":1",
                "{\"a\":1} {\"b\":1} ~ {\"a\":1} {\"c\":1}",
                "\"{\\\"a\\\":1,\\\"b\\\":2}\" ~ \"{\\\"b\\\":2,\\\"a\\\":1}\""
            })
    void what_differs_in_more_than_order_is_another_body(String one, String other) {
        assertThat(body(one)).isNotEqualTo(body(other));
    }

    @Provide
    static Arbitrary<Object> json() {
        Arbitrary<String> texts = Arbitraries.of("", "a", "b", "\"", "é", "🧥", "a\\", "{}", "1", "a,b", "\n");
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                texts.map(text -> text),
                Arbitraries.of(0, 1, -7).map(number -> number),
                Arbitraries.of(true, false).map(flag -> flag));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(list -> list),
                        Arbitraries.maps(texts, inner).ofMaxSize(4).map(map -> map)),
                0,
                4);
    }

    private static String written(Object json, Random order) {
        if (json instanceof List<?> list) {
            return list.stream().map(each -> written(each, order)).collect(Collectors.joining(",", "[", "]"));
        }
        if (json instanceof Map<?, ?> map) {
            List<Map.Entry<?, ?>> members = new ArrayList<>(map.entrySet());
            Collections.shuffle(members, order);
            return members.stream()
                    .map(member -> written(member.getKey(), order) + ":" + written(member.getValue(), order))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return json instanceof String text
                ? '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"'
                : json.toString();
    }

    private static String body(String attribute) {
        Event event = viewed("s-3:1");
        event.setAttributes(Map.of("basket", attribute));
        return HexFormat.of().formatHex(EventBody.of(event));
    }
}
