package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's colours, light and dark, by the numbers of WCAG 2.2 and for eyes that lack one kind of cones. */
class PaletteTest {
    private static final Path THEME = Path.of("src/main/resources/page/theme.css");
    private static final Pattern TOKEN = Pattern.compile("--(\\w+): (#\\p{XDigit}{6});");
    private static final Path RETENTION = Path.of("src/main/resources/page/panels/retention.js");
    private static final Pattern HEAT = Pattern.compile("--heat: ([^;]+);");
    private static final List<String> SHAPES = List.of("accepted", "refused", "control", "treatment");
    private static final List<String> WORDS =
            List.of("ink", "soft", "good", "bad", "wait", "de", "ds", "analysts", "ops");
    private static final List<List<String>> TOLD_APART = List.of(
            List.of("accepted", "refused"),
            List.of("control", "treatment"),
            List.of("refused", "treatment"),
            List.of("good", "bad"));

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void what_is_drawn_and_what_is_written_stands_out_from_the_card(String scheme) throws IOException {
        Map<String, Colour> palette = palette(scheme);
        Colour card = colour(palette, "card");

        assertThat(SHAPES).allSatisfy(name -> assertThat(colour(palette, name).against(card))
                .isGreaterThanOrEqualTo(3));
        assertThat(WORDS).allSatisfy(name -> assertThat(colour(palette, name).against(card))
                .isGreaterThanOrEqualTo(4.5));
    }

    /** The least of it is as pale as what is not told, and so is told by its edge. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void what_is_more_is_further_from_the_card_and_what_is_told_has_an_edge(String scheme) throws IOException {
        Colour card = colour(palette(scheme), "card");
        List<Double> contrasts = HEAT.matcher(css(scheme))
                .results()
                .flatMap(heat -> Arrays.stream(heat.group(1).split(", ")))
                .map(told -> Colour.of(told).against(card))
                .toList();

        assertThat(contrasts).hasSize(6).isSorted();
        assertThat(contrasts.get(5)).isGreaterThan(7);
        assertThat(Files.readString(RETENTION)).contains("itemStyle: { borderColor: theme.control,");
        assertThat(SHAPES).as("and so stands out by 3 to 1").contains("control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void colours_that_are_told_apart_differ_in_lightness_too(String scheme) throws IOException {
        Map<String, Colour> palette = palette(scheme);

        assertThat(TOLD_APART)
                .allSatisfy(pair -> assertThat(colour(palette, pair.get(0)).against(colour(palette, pair.get(1))))
                        .isGreaterThanOrEqualTo(1.5));
    }

    /** Twenty is some nine times what is just noticeable. */
    @ParameterizedTest
    @EnumSource
    void colours_that_are_told_apart_are_so_by_eyes_that_lack_a_kind_of_cones(Colour.Eyes eyes) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            Map<String, Colour> palette = palette(scheme);
            assertThat(TOLD_APART).as(scheme).allSatisfy(pair -> assertThat(colour(palette, pair.get(0))
                            .seenBy(eyes)
                            .distanceTo(colour(palette, pair.get(1)).seenBy(eyes)))
                    .isGreaterThan(20));
        }
    }

    /** Published values: WCAG's own example of 21 to 1, and the distance of sRGB's red from its green. */
    @Test
    void the_measures_are_those_of_the_standards() {
        Colour red = Colour.of("#ff0000");
        Colour green = Colour.of("#00ff00");

        assertThat(Colour.of("#000000").against(Colour.of("#ffffff"))).isEqualTo(21, within(1e-9));
        assertThat(red.distanceTo(green)).isEqualTo(170.6, within(0.1));
        assertThat(Colour.of("#ffffff").seenBy(Colour.Eyes.DEUTERANOPE).distanceTo(Colour.of("#ffffff")))
                .isLessThan(0.1);
        assertThat(red.seenBy(Colour.Eyes.PROTANOPE).against(Colour.of("#000000")))
                .as("red is dark to a protanope")
                .isLessThan(red.against(Colour.of("#000000")));
    }

    private static Colour colour(Map<String, Colour> palette, String name) {
        return Objects.requireNonNull(palette.get(name), () -> THEME + " has no --" + name);
    }

    private static String css(String scheme) throws IOException {
        String[] schemes = Files.readString(THEME).split("@media \\(prefers-color-scheme: dark\\)", 2);
        return schemes[scheme.equals("light") ? 0 : 1];
    }

    private static Map<String, Colour> palette(String scheme) throws IOException {
        return TOKEN.matcher(css(scheme))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> Colour.of(found.group(2))));
    }
}
