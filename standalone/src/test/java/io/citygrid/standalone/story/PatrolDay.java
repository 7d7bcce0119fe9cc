package io.citygrid.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.testville.Testville;
import io.citygrid.standalone.story.Town.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A grid worker's phone was without a network all day and tells afterwards where it was: twelve
 * minutes in North Street, which lies in an own cell of two layers.
 *
 * @param gridWorker of the city's patrols
 * @param supervisor of the worker's district
 * @param elsewhere supervises another one
 */
record PatrolDay(Person gridWorker, Person supervisor, Person elsewhere) {
  private static final WorkingCalendar CALENDAR = Testville.city().calendar();

  void passes() {
    LocalDate day = LocalDate.now(Clock.system(CALENDAR.zone())).minusDays(1);
    while (!CALENDAR.isWorkday(day)) {
      day = day.minusDays(1);
    }
    JsonArray positions = new JsonArray();
    Instant noon = day.atTime(12, 0).atZone(CALENDAR.zone()).toInstant();
    for (int i = 0; i < 24; i++) {
      positions.add(
          Town.at(Testville.NORTH_STREET).put("observedAt", noon.plusSeconds(30L * i).toString()));
    }
    String batch = new JsonObject().put("patrolPositions", positions).encode();
    assertThat(gridWorker.sends("POST", "/v1/patrol-positions/batch", batch, 200))
        .doesNotContain("problem");
    gridWorker.sends("POST", "/v1/patrol-positions/batch", batch, 200);
    gridWorker.sends(
        "POST",
        "/v1/patrol-positions",
        positions.getJsonObject(0).copy().put("worker", "somebody-else").encode(),
        403);

    String question = "/v1/indicators?scope=worker&of=sun&period=" + YearMonth.from(day);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> coverage(supervisor, question).getInteger("numerator", 0) == 2);
    JsonObject coverage = coverage(supervisor, question);
    assertThat(coverage.getInteger("denominator")).isPositive().matches(due -> due % 4 == 0);
    List<JsonObject> patrolled =
        new JsonObject(supervisor.reads(coverage.getString("cellDays")))
            .getJsonArray("items").stream().map(item -> (JsonObject) item).toList();
    String when = day.toString();
    assertThat(patrolled)
        .hasSize(2)
        .allSatisfy(
            item -> {
              assertThat(item.getString("day")).isEqualTo(when);
              assertThat(item.getInteger("minutes")).isEqualTo(12);
            });
    assertThat(coverage(elsewhere, question).isEmpty()).isTrue();
  }

  /** Empty where it is not told. */
  private static JsonObject coverage(Person reader, String question) {
    return new JsonObject(reader.reads(question))
        .getJsonArray("subjects")
        .getJsonObject(0)
        .getJsonObject("indicators")
        .getJsonObject("PATROL_COVERAGE", new JsonObject());
  }
}
