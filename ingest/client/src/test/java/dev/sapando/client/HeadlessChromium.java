package dev.sapando.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A visitor's browser: Debian's Chromium without a window or a history. */
final class HeadlessChromium implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;

    HeadlessChromium(Path profile) {
        for (Path needed : List.of(BROWSER, DRIVER)) {
            assumeTrue(
                    Files.isExecutable(needed),
                    "skipped: the tag needs " + needed + " to be tried, and it is not there");
        }
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
                "--window-size=800,600",
                "--user-data-dir=" + profile.toAbsolutePath());
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .usingAnyFreePort()
                .withEnvironment(Map.of("TZ", "UTC", "HOME", profile.toString(), "SE_OFFLINE", "true"))
                .build();
        driver = new ChromeDriver(service, options);
    }

    void visit(String url) {
        driver.get(url);
    }

    void back() {
        driver.navigate().back();
    }

    /** Opens the page in a second tab, which begins with a copy of this one's session storage, and goes there. */
    void duplicate() {
        driver.executeScript("window.open(location.href)");
        goTo(1);
        await().atMost(Shop.PATIENCE).until(() -> driver.executeScript("return window.sapando") != null);
    }

    /** @param tab in the order in which they were opened */
    void goTo(int tab) {
        driver.switchTo().window(List.copyOf(driver.getWindowHandles()).get(tab));
    }

    void click(String id) {
        driver.findElement(By.id(id)).click();
    }

    /** What a script on the page returns. */
    @Nullable
    Object answer(String script) {
        return driver.executeScript(script);
    }

    /** What the page complained about in the console. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
