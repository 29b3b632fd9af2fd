package dev.sapando.monitoring.page;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test that has the page of the fixture shop open in a browser of its own. */
abstract class OnTheFixturePage {
    FixturePage page;

    @BeforeEach
    void open(@TempDir Path profile) {
        page = new FixturePage(profile);
    }

    @AfterEach
    void close() {
        if (page != null) page.close();
    }
}
