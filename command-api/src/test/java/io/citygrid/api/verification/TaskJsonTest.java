package io.citygrid.api.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.view.ViewItem;
import io.citygrid.city.Category;
import io.citygrid.city.Standard;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleTaskMessages;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskJsonTest {
  private static final String ID = TestvilleTaskMessages.CHECKED_BY_CITIZEN.taskId();
  private static final ViewItem TASK =
      new ViewItem(
          ViewKind.TASK,
          ID,
          3,
          0,
          new String(
              Codecs.TASK_EVENT.encode(TestvilleTaskMessages.CHECKED_BY_CITIZEN),
              StandardCharsets.UTF_8));

  private static final Category CATEGORY = Testville.city().findCategory("E0101").orElseThrow();
  private static final TaskJson JSON =
      new TaskJson(Testville.city(), TestvilleTaskMessages.FOUND_DONE.at());

  private static JsonObject offeredTo(String person) {
    return JSON.offered(List.of(TASK), Map.of(ID, 123.4), person);
  }

  @Test
  void showsWhereATaskIsButNotWhoReportedHandledOrAnsweredIt() {
    String shown = offeredTo("somebody").encode();

    JsonObject task = offeredTo("somebody").getJsonArray("tasks").getJsonObject(0);
    assertThat(task.getString("taskId")).isEqualTo(ID);
    assertThat(task.getInteger("distanceMeters")).isEqualTo(123);
    assertThat(shown).doesNotContain("worker-7", "handler-3", "citizen-5", "photo-9");
    assertThat(JSON.held(List.of(TASK)).encode()).doesNotContain("worker-7", "citizen-5");
  }

  @Test
  void saysWhatIsToBeCheckedAndWhatItIsWorth() {
    JsonObject offered = offeredTo("somebody");
    JsonObject task = offered.getJsonArray("tasks").getJsonObject(0);

    assertThat(task.getJsonObject("categoryNames"))
        .isEqualTo(
            new JsonObject().put("zh", CATEGORY.names().zh()).put("en", CATEGORY.names().en()));
    assertThat(task.getJsonArray("doneWhen"))
        .hasSameSizeAs(
            Testville.city().standardsOf("E0101").stream()
                .map(Standard::closedWhen)
                .distinct()
                .toList())
        .isNotEmpty();
    assertThat(task.getInteger("leastCents")).isEqualTo(300);
    assertThat(task.getInteger("mostCents")).isEqualTo(400);
    assertThat(offered.getString("now")).isEqualTo("2026-03-02T02:45:00Z");
  }

  @Test
  void offersNothingToWhoReportedHandledOrAnsweredIt() {
    for (String person : List.of("worker-7", "handler-3", "citizen-5")) {
      assertThat(offeredTo(person).getJsonArray("tasks")).as(person).isEmpty();
    }
  }
}
