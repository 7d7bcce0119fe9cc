package io.citygrid.api.wall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The wall as a person sees it: parts by test id, and every error the browser complains of. */
final class WallScreen implements AutoCloseable {
  /** On a loaded machine a paint may take its time; nothing here measures speed. */
  private static final double PATIENCE_MILLIS = 30_000;

  private static final String ROOT_FONT_SIZE =
      "parseFloat(getComputedStyle(document.documentElement).fontSize)";
  private static final double REACH_PIXELS = 12;

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  WallScreen(Browser browser, String locale) {
    var options = new Browser.NewContextOptions();
    options.setLocale(locale).setViewportSize(1920, 1080);
    context = browser.newContext(options);
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.onConsoleMessage(this::note);
  }

  void open(int port) {
    page.navigate("http://127.0.0.1:" + port + "/");
    assertThat(page.locator("html[data-ready]")).hasCount(1, countWithPatience());
  }

  void signIn(String user, String password) {
    part("login-user").fill(user);
    part("login-password").fill(password);
    part("login-submit").click();
  }

  Page page() {
    return page;
  }

  Locator part(String testId) {
    return page.locator("[data-testid='" + testId + "']");
  }

  /** Waits until a part has this attribute. */
  void sees(String testId, String attribute, String value) {
    var options = new LocatorAssertions.HasAttributeOptions();
    assertThat(part(testId)).hasAttribute(attribute, value, options.setTimeout(PATIENCE_MILLIS));
  }

  /** Waits until a part shows this text, perhaps among other. */
  void reads(String testId, String text) {
    reads(part(testId), text);
  }

  void reads(Locator part, String text) {
    var options = new LocatorAssertions.ContainsTextOptions();
    assertThat(part).containsText(text, options.setTimeout(PATIENCE_MILLIS));
  }

  /** A line of a list, by the id of what it is about. */
  Locator row(String list, String id) {
    return page.locator("[data-testid='" + list + "'][data-id='" + id + "']");
  }

  /**
   * Clicks on what lies on the middle line of the map while the whole city is seen.
   *
   * @param eastShare how far east, from 0 at the western edge of the city to 1
   */
  void clickOnMiddleLine(double eastShare) {
    double edge = ((Number) page.evaluate(ROOT_FONT_SIZE)).doubleValue();
    double top = part("bar").boundingBox().height + edge;
    double left = part("counters").boundingBox().width + 2 * edge;
    double right = 1920 - part("lists").boundingBox().width - 2 * edge;
    double bottom = 1080 - 2 * edge;
    double x = left + eastShare * (right - left);
    for (double away = 0; away <= REACH_PIXELS; away++) {
      for (double y : new double[] {(top + bottom) / 2 + away, (top + bottom) / 2 - away}) {
        page.mouse().move(x, y);
        if ((boolean) part("map").evaluate("map => map.classList.contains('pointing')")) {
          page.mouse().click(x, y);
          return;
        }
      }
    }
    throw new AssertionError("nothing can be clicked at " + eastShare);
  }

  /** Kept beside the other results of the build, for whoever wants to look. */
  void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "pictures", "wall-" + name + ".png")));
  }

  void hasOne(Locator part) {
    assertThat(part).hasCount(1, countWithPatience());
  }

  void hasNone(Locator part) {
    assertThat(part).hasCount(0, countWithPatience());
  }

  /** Errors of scripts, and everything that the content policy stopped. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    context.close();
  }

  private void note(ConsoleMessage message) {
    boolean lineIsCut =
        message.text().contains("WebSocket") || message.text().contains("Failed to load resource");
    if (message.type().equals("error") && !lineIsCut) {
      complaints.add(message.text());
    }
  }

  private static LocatorAssertions.HasCountOptions countWithPatience() {
    return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS);
  }
}
