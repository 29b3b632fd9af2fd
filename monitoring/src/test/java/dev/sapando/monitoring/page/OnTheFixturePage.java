package dev.sapando.monitoring.page;

import dev.sapando.monitoring.readback.HeadlessChromium;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A test that has the page of a fixture shop of its own open, in a browser that it shares with the others of its class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnTheFixturePage {
    @SuppressWarnings("NullAway.Init")
    FixturePage page;

    private @Nullable HeadlessChromium browser;

    @BeforeAll
    void start(@TempDir Path profile) {
        browser = HeadlessChromium.open(profile);
    }

    @BeforeEach
    void open() {
        page = new FixturePage(Objects.requireNonNull(browser));
    }

    @AfterEach
    void close() {
        page.close();
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
        }
    }
}
