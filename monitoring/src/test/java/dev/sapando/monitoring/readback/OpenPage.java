package dev.sapando.monitoring.readback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;

/** Somebody's monitoring page in front of a real browser. */
public final class OpenPage {
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HeadlessChromium browser;
    private final URI monitoring;

    /** @param monitoring its public port, such as {@code http://localhost:8083} */
    public OpenPage(HeadlessChromium browser, URI monitoring) {
        this.browser = browser;
        this.monitoring = monitoring;
    }

    public OpenPage on(int width, int height, double pixels, String scheme) {
        browser.screen(width, height, pixels)
                .prefers(scheme)
                .visit(monitoring.resolve("/").toString());
        return this;
    }

    public OpenPage showing(String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.text("#status-word")).startsWith(status));
        return this;
    }
}
