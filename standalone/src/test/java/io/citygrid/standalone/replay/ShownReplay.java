package io.citygrid.standalone.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The wall in a browser while a replay goes on, looked at by somebody who forgets nothing. */
final class ShownReplay implements AutoCloseable {
  private static final double PATIENCE_MILLIS = 60_000;

  /**
   * Notes each number of cases that is counted, each that is on the map, each case that is told.
   */
  private static final String REMEMBER =
      """
      () => {
        window.seen = { counted: [], onMap: [], told: [] };
        const part = (id) => document.querySelector(`[data-testid="${id}"]`);
        const note = (list, value) => { if (!list.includes(value)) { list.push(value); } };
        const look = () => {
          const counted = ['count-dispatched', 'count-desk'].map((id) => Number(part(id).dataset.value));
          note(window.seen.counted, counted[0] + counted[1]);
          note(window.seen.onMap, Number(part('wall').dataset.mapCases));
          document.querySelectorAll('[data-testid="ticker-row"]').forEach((row) => note(window.seen.told, row.dataset.id));
        };
        new MutationObserver(look).observe(part('wall'), { childList: true, subtree: true, attributes: true });
        look();
      }
      """;

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private ShownReplay(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onPageError(complaints::add);
    page.setDefaultTimeout(PATIENCE_MILLIS);
  }

  /** Logs in, waits until the wall is live, and looks from then on. */
  static ShownReplay open(Browser browser, String wall, String password) {
    ShownReplay shown =
        new ShownReplay(
            browser.newContext(new Browser.NewContextOptions().setViewportSize(1920, 1080)));
    Page page = shown.page;
    page.navigate(wall);
    page.getByTestId("login-user").fill("admin");
    page.getByTestId("login-password").fill(password);
    page.getByTestId("login-submit").click();
    assertThat(page.getByTestId("wall")).hasAttribute("data-state", "live", patience());
    page.evaluate(REMEMBER);
    return shown;
  }

  /** Numbers of cases that were counted as dispatched or on the desk, in order, each once. */
  List<Integer> counted() {
    return numbers("counted");
  }

  /** Numbers of cases that were on the map, in order, each once. */
  List<Integer> onMap() {
    return numbers("onMap");
  }

  /** Ids of the cases of which the ticker told. */
  List<?> told() {
    return (List<?>) page.evaluate("() => window.seen.told");
  }

  /** Waits until the wall itself says that it shows nothing live any more. */
  void awaitNotLive() {
    assertThat(page.getByTestId("wall"))
        .not()
        .hasAttribute("data-state", Pattern.compile("live"), patience());
  }

  /** Errors of the page's scripts. */
  List<String> complaints() {
    return complaints;
  }

  private List<Integer> numbers(String what) {
    return ((List<?>) page.evaluate("what => window.seen[what]", what))
        .stream().map(number -> ((Number) number).intValue()).toList();
  }

  private static LocatorAssertions.HasAttributeOptions patience() {
    return new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS);
  }

  @Override
  public void close() {
    context.close();
  }
}
