package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import dev.sapando.ops.settings.Spans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveSettingsTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 1);

    @Test
    void the_defaults_do() {
        var settings = ArchiveSettings.from(Settings.of(Map.of()));
        assertThat(settings.folder()).isEqualTo(Path.of(".sapando/archive"));
        assertThat(settings.admin().port()).isEqualTo(9184);
        assertThat(settings.sealAfter()).isEqualTo(Duration.ofDays(2));
        assertThat(settings.keep().first("scroll", TODAY)).contains(TODAY.minusDays(400));
        assertThat(settings.keep().first("catalog.items", TODAY))
                .as("the catalogue's last word")
                .isEmpty();
    }

    @Test
    void the_readme_names_every_setting_with_its_default() throws Exception {
        var settings = ArchiveSettings.from(Settings.of(Map.of()));
        assertThat(Files.readString(Path.of("README.md")))
                .contains("`ARCHIVE_DIR` | `" + settings.folder() + "` |")
                .contains("`ARCHIVE_KEEP` | `*=" + Spans.text(settings.keep().others()) + "` |")
                .contains("`ARCHIVE_SEAL_AFTER` | " + Spans.text(settings.sealAfter()) + " |")
                .contains("`ARCHIVE_FLUSH_INTERVAL`, `ARCHIVE_FLUSH_ROWS` | "
                        + Spans.text(settings.pending().interval()) + ", "
                        + settings.pending().rows() + " |")
                .contains("`ARCHIVE_BUFFER_BYTES` | " + settings.pending().bytes() + " |")
                .contains("`ARCHIVE_DAY_ROWS` | " + settings.dayRows() + " |")
                .contains("`ARCHIVE_SUM_INTERVAL` | " + Spans.text(settings.sumInterval()) + " |")
                .contains("`ARCHIVE_MERGE_INTERVAL` | " + Spans.text(settings.mergeInterval()) + " |")
                .contains("`ARCHIVE_MERGE_FILES` | " + settings.merging().fanIn() + " |")
                .contains("`ARCHIVE_FILE_ROWS` | " + settings.merging().fileRows() + " |")
                .contains("`ARCHIVE_READER_GRACE` | " + Spans.text(settings.readerGrace()) + " |")
                .contains("`ARCHIVE_MEMORY_BYTES`, `ARCHIVE_THREADS` | "
                        + settings.engine().memoryBytes() + ", "
                        + settings.engine().threads() + " |");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scroll=90d",
                "scrol=90d,*=400d",
                "*=12h",
                "*=1000ms",
                "*",
                "*=400d,*=3d",
                "events.verified=9d,*=1d"
            })
    void how_long_is_kept_must_be_clear(String keep) {
        assertThatThrownBy(
                        () -> ArchiveSettings.from(Settings.of(Map.of("ARCHIVE_KEEP", keep, "ARCHIVE_THREADS", "no"))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("ARCHIVE_KEEP=" + keep)
                .hasMessageContaining("ARCHIVE_THREADS=no");
    }
}
