package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citygrid.api.wall.Chromium;
import io.citygrid.standalone.command.CityGridProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The real requests of July 2011 through the front door, in a city that dies twice on the way; a
 * wall in a browser watches the last run. It must end with the very report of an undisturbed run.
 * That one is kept as {@code boston-report.json}, as {@code ./citygrid replay boston --report FILE}
 * writes it; whoever changes what becomes of Boston's requests runs that again and looks at what
 * changed.
 */
@Tag("alone")
class ReplayBostonIT {
  private static final int ROWS = 9_854;
  private static final long MOST_SECONDS = 240;
  private static final Pattern WALL = Pattern.compile("Wall: +(http\\S+)");
  private static final Pattern PASSWORD = Pattern.compile("Log in: +admin / (\\S+)");

  @TempDir static Path work;
  private static JsonNode undisturbed;

  private static JsonNode killed;

  /** What a wall showed while it was replayed to its end; null where there is no browser. */
  private static @Nullable Shown shown;

  private record Shown(
      List<Integer> counted, List<Integer> onMap, List<?> told, List<String> complaints) {}

  @BeforeAll
  static void replayWithDeathsOnTheWay() throws Exception {
    try (InputStream in = ReplayBostonIT.class.getResourceAsStream("boston-report.json")) {
      undisturbed = new ObjectMapper().readTree(in);
    }
    String password = dieAt("sent [1-9][\\d,]* of 9,854 rows", "sent 9,854 of .*|decided .*");
    dieAt("decided [1-9][\\d,]* of .*", "counted .*|moved .*");
    try (Chromium browser = Chromium.launch()) {
      killed = replay(process -> watch(process, browser, password));
    } catch (TestAbortedException noBrowser) {
      killed = replay(process -> {});
    }
  }

  /** Markers, counters and ticker of the wall, from the start of the last run to its end. */
  @Test
  void theWallShowsItHappening() {
    Assumptions.assumeTrue(shown != null, "there is no browser here");
    Shown seen = Objects.requireNonNull(shown);
    assertThat(seen.complaints()).as("errors of the page").isEmpty();
    assertThat(seen.told()).as("cases of which the ticker told").hasSizeGreaterThan(50);
    for (List<Integer> numbers : List.of(seen.counted(), seen.onMap())) {
      assertThat(numbers).as("numbers of cases on the wall").hasSizeGreaterThan(3);
      assertThat(Collections.max(numbers)).isGreaterThan(numbers.get(0));
    }
  }

  @Test
  void killedInTheMiddleAndStartedAgainItEndsWithTheReportOfAnUndisturbedRun() {
    assertThat(killed).isEqualTo(undisturbed);
  }

  /** 7,491 closed rows have a target and say whether they kept it; 20 more do not say. */
  @Test
  void inTimeOrLateIsWhatTheCityItselfSaysOfEveryClosedRequest() {
    JsonNode limits = killed.path("limits");
    assertThat(limits.path("compared").asInt()).isEqualTo(7_491);
    assertThat(limits.path("agreed").asInt()).isEqualTo(7_491);
    assertThat(limits.path("differing")).isEmpty();
    assertThat(limits.path("unsaid").asInt()).isEqualTo(20);
    assertThat(limits.path("unclosed").asInt()).isZero();
  }

  @Test
  void everyRowIsAccountedFor() {
    assertThat(killed.path("rows").asInt()).isEqualTo(ROWS);
    int desk = sum(killed.path("manualDesk"));
    int dead = sum(killed.path("deadLetters"));
    assertThat(killed.path("dispatched").asInt() + desk + dead).isEqualTo(ROWS);
    assertThat(killed.path("dispatched").asInt()).isGreaterThan(ROWS / 2);
    assertThat(killed.path("manualDesk").path("DEFAULT_POINT").asInt()).isEqualTo(808);
  }

  @Test
  void theDistrictsAgreeWithThoseThatTheCityChose() {
    JsonNode districts = killed.path("areas").path("police_district");
    int labelled = districts.path("labelled").asInt();
    assertThat(labelled).isGreaterThan(9_000);
    assertThat(districts.path("agreed").asDouble() / labelled).isGreaterThanOrEqualTo(0.995);
    assertThat(
            districts.path("agreedBeyond25m").asDouble()
                / districts.path("labelledBeyond25m").asInt())
        .isGreaterThanOrEqualTo(0.9995);
    assertThat(districts.path("differing").size())
        .isEqualTo(labelled - districts.path("agreed").asInt());
  }

  /**
   * Once while rows are still sent, once while they are decided.
   *
   * @param moment what it says when it is killed
   * @param tooLate what it must not have said until then
   * @return the administrator's password, when it was told
   */
  private static String dieAt(String moment, String tooLate) throws Exception {
    try (CityGridProcess process = CityGridProcess.start(arguments())) {
      await()
          .atMost(Duration.ofSeconds(MOST_SECONDS))
          .until(() -> !process.isAlive() || process.hasSaid(line -> line.matches(moment)));
      process.kill();
      assertThat(process.hasSaid(line -> line.matches(tooLate)))
          .as("it must still be at work when it is killed; it said:\n%s", process.output())
          .isFalse();
      return told(PASSWORD, process);
    }
  }

  /** Looks at the wall until the replay is over and the city gone; then the wall says so. */
  private static void watch(CityGridProcess process, Chromium browser, String password) {
    await()
        .atMost(Duration.ofSeconds(MOST_SECONDS))
        .until(() -> !process.isAlive() || !told(WALL, process).isEmpty());
    try (ShownReplay wall = ShownReplay.open(browser.browser(), told(WALL, process), password)) {
      await().atMost(Duration.ofSeconds(MOST_SECONDS)).until(() -> !process.isAlive());
      wall.awaitNotLive();
      shown = new Shown(wall.counted(), wall.onMap(), wall.told(), wall.complaints());
    }
  }

  /** What it told; empty when it has not. */
  private static String told(Pattern pattern, CityGridProcess process) {
    Matcher matcher = pattern.matcher(process.output());
    return matcher.find() ? matcher.group(1) : "";
  }

  private static JsonNode replay(Consumer<CityGridProcess> watching)
      throws IOException, InterruptedException {
    try (CityGridProcess process = CityGridProcess.start(arguments())) {
      watching.accept(process);
      int exit = process.await(MOST_SECONDS);
      assertThat(exit).as(process.output()).isZero();
    }
    return new ObjectMapper().readTree(report().toFile());
  }

  private static String[] arguments() {
    return new String[] {
      "replay",
      "boston",
      "--port=0",
      "--management-port=0",
      "--data=" + work.resolve("data"),
      "--report=" + report()
    };
  }

  private static Path report() {
    return work.resolve("report.json");
  }

  private static int sum(JsonNode counts) {
    int sum = 0;
    for (JsonNode count : counts) {
      sum += count.asInt();
    }
    return sum;
  }
}
