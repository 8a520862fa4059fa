package io.synthorax.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, without a window and with a profile of its own. */
final class Chromium implements AutoCloseable {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String AXE = axe();

  private final URI base;
  private final ChromeDriver driver;

  private Chromium(URI base, ChromeDriver driver) {
    this.base = base;
    this.driver = driver;
  }

  /** Skips the test, and says so, where there is no Chromium. */
  static Chromium open(URI base, Path profile) throws IOException {
    assumeTrue(
        Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
        "no Chromium here: apt-get install chromium chromium-driver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toString());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    Files.createDirectories(PICTURES);
    return new Chromium(base, new ChromeDriver(service, options));
  }

  /** Goes to an address of the console and waits until its scripts have drawn. */
  Chromium go(String path) {
    driver.get(base.resolve(path).toString());
    return awaitDrawn();
  }

  Chromium awaitDrawn() {
    await(d -> d.findElements(By.cssSelector("html[data-drawn]")).size() == 1);
    return this;
  }

  void await(java.util.function.Function<ChromeDriver, Boolean> condition) {
    new WebDriverWait(driver, PATIENCE).until(d -> condition.apply(driver));
  }

  void awaitText(String css, String text) {
    await(
        d -> d.findElements(By.cssSelector(css)).stream().anyMatch(e -> textOf(e).contains(text)));
  }

  /** Of an element that a refresh may replace while it is looked at. */
  private static String textOf(WebElement element) {
    try {
      return element.getText();
    } catch (org.openqa.selenium.StaleElementReferenceException e) {
      return "";
    }
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  List<String> texts(String css) {
    return all(css).stream().map(WebElement::getText).toList();
  }

  String path() {
    return URI.create(driver.getCurrentUrl()).getPath();
  }

  void acceptDialog() {
    await(d -> org.openqa.selenium.support.ui.ExpectedConditions.alertIsPresent().apply(d) != null);
    driver.switchTo().alert().accept();
  }

  /** A phone's screen, or back to a desk's. */
  void screen(int width, int height, boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** By how much the page is wider than the screen. */
  long overflow() {
    return (long)
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  Object script(String script) {
    return driver.executeScript(script);
  }

  void picture(String name) throws IOException {
    Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  /** What axe-core finds against WCAG 2.1 A and AA, as lines. */
  List<?> accessibilityFaults() {
    driver.executeScript(AXE);
    return (List<?>)
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
                + ".then(r => done(r.violations.map(v => v.id + ': ' + v.help + ' at '"
                + " + v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).slice(0, 3).join('; '))),"
                + " e => done([String(e)]));");
  }

  /**
   * Scripts' errors, refused resources and violations of the policy since the last call. The
   * browser also notes every draft of a study that is refused, which the page shows as it should.
   */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .filter(message -> !message.matches(".*/api/v1/studies/draft .*status of 400.*"))
        .toList();
  }

  /** Addresses that were asked for since the last call and are not the console's. */
  List<String> foreignRequests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("Network.requestWillBeSent\""))
        .map(message -> message.replaceFirst(".*\"url\":\"([^\"]*)\".*", "$1"))
        .filter(url -> !url.startsWith(base.toString()) && !url.startsWith("data:"))
        .filter(url -> !url.startsWith("chrome"))
        .toList();
  }

  void assertSound() {
    assertThat(accessibilityFaults()).as("accessibility of " + path()).isEmpty();
    assertThat(complaints()).as("complaints on " + path()).isEmpty();
    assertThat(foreignRequests()).as("requests from " + path()).isEmpty();
    assertThat(overflow()).as("too wide: " + path()).isZero();
  }

  private static String axe() {
    try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
