package dev.sapando.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.testing.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills them
class OwnFormatTest {
    private static final String ODD =
            "{ \"note\": {\"occurredAt\":\"inner\"}, \"occurredAt\" : \"2024-03-01T08:00:00+01:00\",\"ä\":1.10 }";

    @TempDir
    Path folder;

    @Test
    void lines_go_out_untouched_and_broken_ones_are_named_by_file_and_line() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), ODD + "\r\n\n{\"cut\n[1]\n" + Shop.view("1"));

        Played played = Played.of(Format.sapando, file);

        assertThat(played.events).extracting(e -> new String(e.json(), UTF_8)).containsExactly(ODD, Shop.view("1"));
        assertThat(played.broken)
                .hasSize(2)
                .satisfies(broken ->
                        assertThat(broken.get(0)).isEqualTo("a.jsonl:3 not JSON: it ends too soon, at column 6"))
                .contains("a.jsonl:4 not a JSON object");
        assertThat(played.lines).isEqualTo(4);
    }

    @Test
    void a_file_that_is_not_utf8_is_told_as_such() throws IOException {
        Path file = Files.write(folder.resolve("a.jsonl"), ("\ufeff" + Shop.view("1")).getBytes(UTF_16LE));

        assertThat(Played.of(Format.sapando, file).broken)
                .containsExactly("a.jsonl:1 not UTF-8, as some shells write files; save it as UTF-8");
    }

    @Test
    void a_shift_changes_the_time_and_nothing_else() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.jsonl"),
                ODD + "\n" + Shop.view("1").replace("2024-03-01T08:59:00Z", "2999-01-01T00:00:00Z"));
        Instant end = Shop.NOW.plus(Duration.ofDays(100));

        Shift shift = Shift.toEndAt(end, new Recording(List.of(file), Format.sapando));

        assertThat(Played.of(Format.sapando, file).events)
                .extracting(e -> new String(shift.apply(e).json(), UTF_8))
                .satisfies(lines -> {
                    assertThat(lines.get(0)).isEqualTo(ODD.replace("2024-03-01T08:00:00+01:00", end.toString()));
                    assertThat(lines.get(1)).contains("2999-");
                });
    }

    @Test
    void packed_files_are_read_as_what_is_in_them() throws IOException {
        Path gz = folder.resolve("a.jsonl.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write(Shop.view("1").getBytes(UTF_8));
        }
        Path zip = folder.resolve("b.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("empty.jsonl", "one.jsonl", "two.jsonl")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(
                        name.startsWith("e")
                                ? new byte[0]
                                : (name.startsWith("t") ? "{" : Shop.view("2")).getBytes(UTF_8));
                out.closeEntry();
            }
        }

        Played played = Played.of(Format.sapando, gz, zip);

        assertThat(played.events).hasSize(2);
        assertThat(played.broken).singleElement().satisfies(broken -> assertThat(broken)
                .startsWith("b.zip!two.jsonl:1 "));
    }

    @Test
    void the_pace_is_that_of_event_time() {
        Pace twice = Pace.parse("2");
        Outgoing first = new Outgoing(new byte[0], "ana", Shop.NOW, 0, 0);
        Outgoing later = new Outgoing(new byte[0], "ana", Shop.NOW.plusSeconds(10), 0, 0);

        assertThat(twice.wait(first, 0)).isZero();
        assertThat(twice.wait(later, 1_000_000_000L)).isEqualTo(Duration.ofSeconds(4));
        assertThat(twice.wait(later, 9_000_000_000L)).isZero();
        assertThat(Pace.parse("max").wait(later, 0)).isZero();
    }
}
