package io.citygrid.api.wall;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's own Chromium, driven by Playwright, which downloads nothing. Where there is none,
 * the tests of a class are skipped with one line that says how to get it; with {@code
 * CITYGRID_REQUIRE_BROWSER=true} that is an error.
 */
public final class Chromium implements AutoCloseable {
  /** First the one without a window of its own, which needs half the processor time. */
  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin/chromium-headless-shell",
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable",
          "/snap/bin/chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "C:/Program Files/Google/Chrome/Application/chrome.exe");

  /** Nothing in the background, nothing from outside, no sandbox where tests run as root. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it, or skips the tests of the calling class when there is none. */
  public static Chromium launch() {
    Path executable = find().orElse(null);
    if (executable == null) {
      String sentence =
          "SKIPPED the browser tests of the wall: there is no Chromium here; install it"
              + " (Debian: apt-get install chromium-headless-shell) or name it in the variable CHROMIUM";
      if (Boolean.parseBoolean(System.getenv("CITYGRID_REQUIRE_BROWSER"))) {
        throw new AssertionError(sentence);
      }
      System.out.println(sentence);
      Assumptions.abort(sentence);
    }
    var options = new Playwright.CreateOptions();
    options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    Playwright playwright = Playwright.create(options);
    var launch = new BrowserType.LaunchOptions();
    launch.setExecutablePath(executable).setHeadless(true).setArgs(ARGUMENTS);
    return new Chromium(playwright, playwright.chromium().launch(launch));
  }

  /** The browser, for as long as this is open. */
  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> find() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), USUAL_PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
