package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import io.citygrid.api.ApiClient;
import io.citygrid.api.photos.Pictures;
import io.citygrid.api.verification.OneThreadDesk;
import io.citygrid.city.event.TaskAnswer;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.event.TaskVerdict;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleTaskMessages;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A citizen's day with the phone page, on a small phone. */
class VerifyIT {
  private static final double PATIENCE_MILLIS = 30_000;
  private static final int WIDTH = 360;
  private static final int HEIGHT = 740;

  /** A finger needs so many pixels. */
  private static final int FINGER = 44;

  @TempDir static Path directory;
  private static Chromium chromium;
  private static CityUnderTest city;
  private static OneThreadDesk desk;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void startCity() throws Exception {
    chromium = Chromium.launch();
    city = CityUnderTest.start(directory);
    ApiClient admin = new ApiClient(city.apiPort()).signedIn("admin", city.administratorPassword());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> admin.get("/v1/city").statusCode() == 200);
    for (String citizen : List.of("li", "wang")) {
      String body =
          "{\"id\":\"%s\",\"password\":\"long enough\",\"roles\":[\"CITIZEN\"],\"areas\":[]}";
      assertThat(admin.send("POST", "/v1/users", body.formatted(citizen)).statusCode())
          .isEqualTo(201);
    }
    desk = new OneThreadDesk(city.bootstrapServers(), city.redis(), Testville.city());
  }

  @AfterAll
  static void stopCity() throws Exception {
    if (chromium != null) {
      desk.close();
      city.close();
      chromium.close();
    }
  }

  @Test
  void findsTakesAnswersAndIsRewardedAndHearsWhenSomeoneWasFaster() throws Exception {
    TaskEvent quick = open("QUICK");
    TaskEvent slow = open("SLOW");
    try (BrowserContext phone = phone("zh-CN", true)) {
      Page page = open(phone, "li");
      picture(page, "signed-in");
      part(page, "where-ask").tap();
      shows(part(page, "nearby-list"), "距离 " + "16 米");
      shows(part(page, "nearby-as-of"), "个待核查任务");
      isForFingersAndReaders(page);
      picture(page, "nearby");

      assertThat(takenBy("wang", quick).statusCode()).isEqualTo(200);
      offered(page, quick).getByTestId("take").tap();
      shows(part(page, "say"), "有人抢先一步");
      hasCount(offered(page, quick), 0);
      picture(page, "someone-faster");

      offered(page, slow).getByTestId("take").tap();
      shows(part(page, "say"), "领取成功");
      shows(part(page, "time-left"), "剩余 29:");
      part(page, "answer").tap();
      shows(part(page, "say"), "须拍摄现场照片");
      part(page, "photo")
          .setInputFiles(new FilePayload("street.jpg", "image/jpeg", Pictures.jpeg(1)));
      shows(part(page, "photo-state"), "照片已就绪");
      part(page, "verdict-YES").check();
      part(page, "language").tap();
      shows(part(page, "held-list"), "Is it solved?");
      isForFingersAndReaders(page);
      picture(page, "answer");
      part(page, "answer").tap();
      shows(part(page, "say"), "Thank you! Your reward: ¥");
      hasCount(part(page, "held-task"), 0);

      part(page, "tab-rewards").tap();
      hasCount(part(page, "reward"), 1);
      shows(part(page, "rewards-sum"), "¥3.");
      picture(page, "rewards");
    }
    assertThat(complaints).isEmpty();
    assertThat(desk.task(quick.taskId()).holder()).isEqualTo("wang");
    TaskEvent answered = desk.task(slow.taskId());
    assertThat(answered.state()).isIn(TaskState.PASSED, TaskState.OPEN);
    assertThat(answered.answers())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.verdict()).isEqualTo(TaskVerdict.YES);
              assertThat(answer.position().accuracyMeters()).isEqualTo(9);
              assertThat(photoOf(answer)).isPresent();
            });
  }

  @Test
  void whoGivesNoPositionMayEnterItAndWhoIsTooFarIsToldSo() throws Exception {
    open("ENTERED");
    try (BrowserContext phone = phone("en-GB", false)) {
      Page page = open(phone, "li");
      part(page, "where-ask").tap();
      shows(part(page, "where"), "may not tell your position");
      part(page, "where-lon").fill("somewhere");
      part(page, "where-apply").tap();
      shows(part(page, "where"), "Please enter degrees");
      part(page, "where-lon").fill("118.0275");
      part(page, "where-lat").fill("31.075");
      part(page, "where-apply").tap();
      shows(part(page, "where"), "Entered position: 118.02750, 31.07500.");
      Locator task = page.locator("[data-testid=offered][data-id='ENTERED-4']");
      shows(task, "238 m away");
      task.getByTestId("take").tap();
      shows(part(page, "held-distance"), "go nearer than 100 m");
      part(page, "photo").setInputFiles(new FilePayload("a.png", "image/png", Pictures.jpeg(2)));
      shows(part(page, "photo-state"), "The photo is ready");
      part(page, "verdict-NO").check();
      part(page, "answer").tap();
      shows(part(page, "say"), "where 100 m are near enough");
      part(page, "give-back").tap();
      shows(part(page, "say"), "Given back");
      hasCount(part(page, "held-task"), 0);
      page.reload();
      shows(part(page, "where"), "not known yet");
      part(page, "sign-out").tap();
      shows(part(page, "login"), "Check and earn");
    }
    assertThat(complaints).isEmpty();
    assertThat(desk.task("ENTERED-4").state()).isEqualTo(TaskState.OPEN);
  }

  private static TaskEvent open(String caseId) {
    TaskEvent task = TestvilleTaskMessages.openedAt(caseId, Instant.now());
    desk.open(task);
    return task;
  }

  private static Optional<Path> photoOf(TaskAnswer answer) throws Exception {
    try (var files = Files.walk(directory.resolve("photos"))) {
      return files.filter(file -> file.endsWith(answer.photo())).findFirst();
    }
  }

  private static HttpResponse<String> takenBy(String person, TaskEvent task) {
    ApiClient client = new ApiClient(city.apiPort()).signedIn(person, "long enough");
    String wish =
        "{\"device\":\"other-phone\",\"position\":{\"lon\":118.025,\"lat\":31.075,\"accuracyMeters\":5}}";
    HttpResponse<String> told;
    do {
      told =
          client.send("POST", "/v1/tasks/" + task.taskId() + "/take", wish, "Idempotency-Key", "k");
    } while (told.statusCode() == 202);
    return told;
  }

  private BrowserContext phone(String locale, boolean tellsPosition) {
    var options = new Browser.NewContextOptions();
    options
        .setLocale(locale)
        .setViewportSize(WIDTH, HEIGHT)
        .setHasTouch(true)
        .setIsMobile(true)
        .setDeviceScaleFactor(2);
    if (tellsPosition) {
      options
          .setPermissions(List.of("geolocation"))
          .setGeolocation(new Geolocation(31.0751, 118.02512).setAccuracy(9));
    }
    return chromium.browser().newContext(options);
  }

  private Page open(BrowserContext phone, String citizen) {
    Page page = phone.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("Failed to load")) {
            complaints.add(message.text());
          }
        });
    page.navigate("http://127.0.0.1:" + city.apiPort() + "/verify");
    part(page, "login-user").fill(citizen);
    part(page, "login-password").fill("long enough");
    part(page, "login-submit").tap();
    hasCount(page.locator("[data-testid=verify]:not([hidden])"), 1);
    return page;
  }

  /** Nothing is cut off at the side, all is large enough to touch and named for who cannot see. */
  private static void isForFingersAndReaders(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(WIDTH);
    Object small =
        page.evaluate(
            "least => [...document.querySelectorAll('button, input:not([type=radio]), summary,"
                + " fieldset label')].filter(e => e.checkVisibility() && e.offsetHeight < least)"
                + ".map(e => e.outerHTML)",
            FINGER);
    assertThat((List<?>) small).isEmpty();
    Object nameless =
        page.evaluate(
            "() => [...document.querySelectorAll('input')].filter(e => e.labels.length === 0)"
                + ".concat([...document.querySelectorAll('button')]"
                + ".filter(e => e.textContent.trim() === '')).map(e => e.outerHTML)");
    assertThat((List<?>) nameless).isEmpty();
  }

  /** Kept beside the other results of the build, for whoever wants to look. */
  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "pictures", "verify-" + name + ".png"))
            .setFullPage(true));
  }

  private static Locator part(Page page, String testId) {
    return page.locator("[data-testid='" + testId + "']");
  }

  private static Locator offered(Page page, TaskEvent task) {
    return page.locator("[data-testid=offered][data-id='" + task.taskId() + "']");
  }

  private static void shows(Locator part, String text) {
    PlaywrightAssertions.assertThat(part)
        .containsText(
            text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
  }

  private static void hasCount(Locator part, int count) {
    PlaywrightAssertions.assertThat(part)
        .hasCount(count, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
  }
}
