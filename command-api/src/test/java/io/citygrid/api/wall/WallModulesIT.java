package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.citygrid.city.event.CaseState;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the claims about the wall's modules (resources/wall-claims) where the modules run: in a
 * browser. Each claim is a test of its own. No server is needed.
 */
class WallModulesIT {
  private static final String ORIGIN = "http://wall.test";
  private static final List<String> CLAIMS =
      List.of(
          "subscription",
          "feed-client",
          "liveness",
          "value-parts",
          "view-poll",
          "view-store",
          "point-set",
          "case-painter",
          "case-states",
          "cell-people",
          "congestion",
          "crowd-levels",
          "measuring-areas",
          "networks",
          "office",
          "segment-detail",
          "sparkline",
          "travel",
          "warnings",
          "whole-rows",
          "contrast",
          "corner-book");

  private static Chromium chromium;
  private static Page page;

  @BeforeAll
  static void openBlankPage() {
    chromium = Chromium.launch();
    page = chromium.browser().newPage();
    page.route(ORIGIN + "/**", WallModulesIT::serve);
    page.navigate(ORIGIN + "/blank");
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void theWallShowsEveryStateThatIsOpenAndNoneThatHasEnded() {
    for (CaseState state : CaseState.values()) {
      boolean isShown =
          (boolean)
              page.evaluate(
                  "async s => (await import('/wall/city/case-states.js')).shownAs(s) !== null",
                  state.name());
      // A merged case goes on as part of the one it is attached to, which is shown.
      assertThat(isShown).as(state.name()).isEqualTo(state.isOpen() && state != CaseState.MERGED);
    }
  }

  @TestFactory
  Stream<DynamicContainer> claims() {
    return CLAIMS.stream()
        .map(name -> DynamicContainer.dynamicContainer(name, claimsOf(name).stream()));
  }

  private static List<DynamicTest> claimsOf(String name) {
    Object names =
        page.evaluate(
            "async name => Object.keys((await import(`/claims/${name}.js`)).default)", name);
    assertThat((List<?>) names).as("claims of " + name).isNotEmpty();
    return ((List<?>) names)
        .stream()
            .map(claim -> DynamicTest.dynamicTest(claim.toString(), () -> run(name, claim)))
            .toList();
  }

  private static void run(String name, Object claim) {
    Object failure =
        page.evaluate(
            """
            async ([name, claim]) => {
              try {
                await (await import(`/claims/${name}.js`)).default[claim]();
                return null;
              } catch (e) {
                return e.stack;
              }
            }
            """,
            List.of(name, claim));
    assertThat(failure).as("%s: %s", name, claim).isNull();
  }

  private static void serve(Route route) {
    String path = URI.create(route.request().url()).getPath();
    var answer = new Route.FulfillOptions();
    if (path.equals("/blank")) {
      answer.setContentType("text/html").setBody("<!doctype html><title>claims</title>");
    } else {
      answer.setContentType("text/javascript").setPath(fileOf(path));
    }
    route.fulfill(answer);
  }

  /** {@code /claims/…} are the claims, {@code /wall/…} the modules they are about. */
  private static Path fileOf(String path) {
    return path.startsWith("/claims/")
        ? PageFiles.directoryOf("/wall-claims/claim.js")
            .resolve(path.substring("/claims/".length()))
        : PageFiles.directory().resolve(path.substring("/wall/".length()));
  }
}
