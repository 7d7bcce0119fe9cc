package io.citygrid.standalone.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The wall in a browser, looked at by somebody who remembers every warning that stood there. */
final class WatchedWall implements AutoCloseable {
  private static final double PATIENCE_MILLIS = 60_000;

  /** Notes each warning with its level, whenever the panel changes. */
  private static final String REMEMBER =
      """
      () => {
        window.warningsSeen = [];
        const panel = document.querySelector('[data-testid="warnings"]');
        const look = () => panel.querySelectorAll('[data-testid="warning"]').forEach((row) => {
          const seen = `${row.dataset.level} ${row.dataset.id}`;
          if (!window.warningsSeen.includes(seen)) {
            window.warningsSeen.push(seen);
          }
        });
        new MutationObserver(look).observe(panel, { childList: true, subtree: true });
        look();
      }
      """;

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private WatchedWall(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onPageError(complaints::add);
    page.setDefaultTimeout(PATIENCE_MILLIS);
  }

  /** Logs in and waits until the wall is live. */
  static WatchedWall open(Browser browser, String wall, String password) {
    WatchedWall watched =
        new WatchedWall(
            browser.newContext(
                new Browser.NewContextOptions().setViewportSize(new ViewportSize(1920, 1080))));
    Page page = watched.page;
    page.navigate(wall);
    page.getByTestId("login-user").fill("admin");
    page.getByTestId("login-password").fill(password);
    page.getByTestId("login-submit").click();
    var patience = new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS);
    assertThat(page.getByTestId("wall")).hasAttribute("data-state", "live", patience);
    page.evaluate(REMEMBER);
    return watched;
  }

  Page page() {
    return page;
  }

  /** Waits until it counts so many cases. */
  void awaitCases(int cases) {
    await().atMost(Duration.ofMillis((long) PATIENCE_MILLIS)).until(() -> count() >= cases);
  }

  /** Levels that stood there, by the id of the warning, in the order in which they were seen. */
  Map<String, List<String>> warnings() {
    Map<String, List<String>> levels = new TreeMap<>();
    for (Object seen : (List<?>) page.evaluate("() => window.warningsSeen")) {
      String[] parts = String.valueOf(seen).split(" ", 2);
      levels.computeIfAbsent(parts[1], id -> new ArrayList<>()).add(parts[0]);
    }
    return levels;
  }

  /** Ids of the findings that stand there. */
  List<String> findings() {
    List<String> ids = new ArrayList<>();
    for (Locator row : page.getByTestId("finding").all()) {
      ids.add(row.getAttribute("data-id"));
    }
    return ids;
  }

  /** Leaves a picture once there is enough to see. */
  void picture(Path file) {
    await().atMost(Duration.ofMinutes(5)).until(() -> count() >= 400 && number("count-alerts") > 3);
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  /** What the page complained of. */
  List<String> complaints() {
    return complaints;
  }

  private int count() {
    return number("count-dispatched") + number("count-desk");
  }

  private int number(String testId) {
    String value = page.getByTestId(testId).getAttribute("data-value");
    return value == null || value.isEmpty() ? 0 : Integer.parseInt(value);
  }

  @Override
  public void close() {
    context.close();
  }
}
