package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citygrid.standalone.command.CityGridProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real requests of July 2011 through the front door, also when the city dies on the way. */
class ReplayBostonIT {
  private static final int ROWS = 9_854;
  private static final long MOST_SECONDS = 240;

  @TempDir static Path work;
  private static JsonNode undisturbed;

  @BeforeAll
  static void replayUndisturbed() throws Exception {
    undisturbed = replay("undisturbed");
  }

  /** 7,491 closed rows have a target and say whether they kept it; 20 more do not say. */
  @Test
  void inTimeOrLateIsWhatTheCityItselfSaysOfEveryClosedRequest() {
    JsonNode limits = undisturbed.path("limits");
    assertThat(limits.path("compared").asInt()).isEqualTo(7_491);
    assertThat(limits.path("agreed").asInt()).isEqualTo(7_491);
    assertThat(limits.path("differing")).isEmpty();
    assertThat(limits.path("unsaid").asInt()).isEqualTo(20);
    assertThat(limits.path("unclosed").asInt()).isZero();
  }

  @Test
  void everyRowIsAccountedFor() {
    assertThat(undisturbed.path("rows").asInt()).isEqualTo(ROWS);
    int desk = sum(undisturbed.path("manualDesk"));
    int dead = sum(undisturbed.path("deadLetters"));
    assertThat(undisturbed.path("dispatched").asInt() + desk + dead).isEqualTo(ROWS);
    assertThat(undisturbed.path("dispatched").asInt()).isGreaterThan(ROWS / 2);
    assertThat(undisturbed.path("manualDesk").path("DEFAULT_POINT").asInt()).isEqualTo(808);
  }

  @Test
  void theDistrictsAgreeWithThoseThatTheCityChose() {
    JsonNode districts = undisturbed.path("areas").path("police_district");
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

  @Test
  void killedInTheMiddleAndStartedAgainItEndsWithTheSameReport() throws Exception {
    String run = "killed";
    try (CityGridProcess process = CityGridProcess.start(arguments(run))) {
      await()
          .atMost(Duration.ofSeconds(MOST_SECONDS))
          .until(
              () ->
                  !process.isAlive()
                      || process.hasSaid(line -> line.matches("decided [1-9][\\d,]* of .*")));
      assertThat(process.hasSaid(line -> line.contains("9,854 rows") && !line.contains("sent")))
          .as("it must still be at work when it is killed; it said:\n%s", process.output())
          .isFalse();
      process.kill();
    }
    assertThat(replay(run)).isEqualTo(undisturbed);
  }

  private static JsonNode replay(String run) throws IOException, InterruptedException {
    try (CityGridProcess process = CityGridProcess.start(arguments(run))) {
      int exit = process.await(MOST_SECONDS);
      assertThat(exit).as(process.output()).isZero();
    }
    return new ObjectMapper().readTree(report(run).toFile());
  }

  private static String[] arguments(String run) {
    return new String[] {
      "replay",
      "boston",
      "--port=0",
      "--management-port=0",
      "--data=" + work.resolve(run),
      "--report=" + report(run)
    };
  }

  private static Path report(String run) {
    return work.resolve(run + ".json");
  }

  private static int sum(JsonNode counts) {
    int sum = 0;
    for (JsonNode count : counts) {
      sum += count.asInt();
    }
    return sum;
  }
}
