package io.citygrid.api.wall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that does not open says so, and is not blank meanwhile. No server is needed. */
class OpeningIT {
  private static final String ORIGIN = "http://wall.test";
  private static final String DOES_NOT_OPEN = "The page did not open";
  private static Chromium chromium;

  @BeforeAll
  static void launch() {
    chromium = Chromium.launch();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", "verify.html"})
  void scriptsThatDoNotComeAreToldAfterAWhile(String file) {
    try (Page page = chromium.browser().newPage()) {
      Locator opening = open(page, file);
      assertThat(opening).isVisible();
      assertThat(opening.getByText(DOES_NOT_OPEN)).isHidden();
      page.evaluate("document.getAnimations().forEach(each => each.finish())");
      assertThat(opening.getByText(DOES_NOT_OPEN)).isVisible();
      assertThat(opening.getByText("页面没有打开")).isVisible();
    }
  }

  private static Locator open(Page page, String file) {
    page.route(ORIGIN + "/**", route -> serve(route, file));
    page.navigate(ORIGIN + "/");
    return page.getByTestId("opening");
  }

  private static void serve(Route route, String file) {
    String path = URI.create(route.request().url()).getPath();
    Path directory = PageFiles.directory();
    if (path.equals("/")) {
      route.fulfill(new Route.FulfillOptions().setPath(directory.resolve(file)));
    } else if (path.startsWith("/wall/") && path.endsWith(".css")) {
      route.fulfill(
          new Route.FulfillOptions().setPath(directory.resolve(path.substring("/wall/".length()))));
    } else {
      route.abort();
    }
  }
}
