package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of people in a corridor: what the city publishes is what a plain reading gives. */
class ReplayWalkIT {
  @TempDir Path work;

  /** People, crossings, who came in and left of each window. */
  @Test
  void everyWindowOfACorridorHasThePeopleThatWereSeen() throws Exception {
    MeasuredRun run = MeasuredRun.of(work, "laboratory");

    JsonNode told = run.told();
    JsonNode corridor = told.path("recordings").path(0);
    assertThat(told.path("taken").asInt()).isEqualTo(27_189);
    assertThat(told.path("refusedFrames")).isEmpty();
    assertThat(told.path("deadLetters")).isEmpty();
    assertThat(told.path("unusable").asInt()).isZero();
    assertThat(corridor.path("framesMissing").asInt()).isZero();
    assertThat(corridor.path("diagram")).hasSizeGreaterThan(2);
    Map<String, Double> published = WalkTwin.readPublished(run.metrics());
    Map<String, Double> twin = WalkTwin.twin();
    assertThat(published.keySet()).isEqualTo(twin.keySet());
    twin.forEach(
        (key, value) ->
            assertThat(published.get(key)).as(key).isCloseTo(value, within(WalkTwin.ROUNDING)));
    assertThat(corridor.path("forward").asInt()).isEqualTo(WalkTwin.sum(twin, "forward"));
    assertThat(corridor.path("backward").asInt()).isEqualTo(WalkTwin.sum(twin, "backward"));
    assertThat(WalkTwin.hotArea(run.metrics())).contains(WalkTwin.peopleAtTheEndOfTheMinute());
  }
}
