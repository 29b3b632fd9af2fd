package dev.sapando.monitoring.readback;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window, a network or a history; a test that asks for it is skipped in words where it is not. */
public final class HeadlessChromium implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** By its name and its number in the protocol, and the text it types. */
    public enum Key {
        TAB("Tab", 9, ""),
        ENTER("Enter", 13, "\r"),
        ESCAPE("Escape", 27, "");

        private final String name;
        private final int code;
        private final String text;

        Key(String name, int code, String text) {
            this.name = name;
            this.code = code;
            this.text = text;
        }
    }

    private final ChromeDriver driver;

    private HeadlessChromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test that asks, in words, where there is no browser. */
    public static void require() {
        for (Path needed : List.of(BROWSER, DRIVER)) {
            assumeTrue(
                    Files.isExecutable(needed),
                    "skipped: the page needs " + needed + " to be looked at, and it is not there");
        }
    }

    public static HeadlessChromium open(Path profile) {
        require();
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile.toAbsolutePath());
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .usingAnyFreePort()
                .withEnvironment(Map.of("TZ", "UTC", "HOME", profile.toString(), "SE_OFFLINE", "true"))
                .build();
        return new HeadlessChromium(new ChromeDriver(service, options));
    }

    public HeadlessChromium screen(int width, int height, double pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", pixels, "mobile", false));
        return this;
    }

    /** @param scheme what the visitor's system prefers: light or dark */
    public HeadlessChromium prefers(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return this;
    }

    public void visit(String url) {
        driver.get(url);
    }

    /** Turns to nothing, and forgets what pages complained of. */
    public void leave() {
        visit("about:blank");
        complaints();
    }

    /** As somebody at a keyboard does: the page cannot tell it from a real one. */
    public void press(Key key) {
        for (String type : List.of("keyDown", "keyUp")) {
            driver.executeCdpCommand(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type",
                            type,
                            "key",
                            key.name,
                            "code",
                            key.name,
                            "windowsVirtualKeyCode",
                            key.code,
                            "text",
                            key.text));
        }
    }

    /** What a script on the page returns. */
    public Object answer(String script, Object... arguments) {
        return Objects.requireNonNull(driver.executeScript(script, arguments), script);
    }

    public String text(String selector) {
        return String.valueOf(answer("return document.querySelector(arguments[0])?.textContent ?? ''", selector));
    }

    /** What the page complained about in the console: script errors and breaches of its own policy. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** The whole page, also what lies below the screen's edge. */
    public void photograph(Path file) throws IOException {
        Map<String, Object> shot =
                driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
