package io.citygrid.standalone.story;

import static io.citygrid.standalone.story.Wishes.move;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.standalone.story.Town.Person;
import io.citygrid.standalone.story.Town.Task;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * The day on which the storm plan is started, done and seen through.
 *
 * @param city starts the plan in a district
 * @param district starts it again, and closes the task
 * @param otherDistrict must not see it
 * @param handler owns the task
 * @param water does a step of it, for another department
 */
record OfficeDay(Person city, Person district, Person otherDistrict, Person handler, Person water) {
  void passes() {
    JsonArray started = city.starts("storm", "990101", "W-1");
    assertThat(started).hasSize(2);
    assertThat(taskIds(district.starts("storm", "990101", "W-1"))).isEqualTo(taskIds(started));
    Task ditches = new Task(started.getJsonObject(0).getString("taskId"));
    assertThat(otherDistrict.looksAt(ditches).statusCode()).isEqualTo(404);
    handler.seesWaiting(ditches, true);
    water.seesWaiting(ditches, false);

    assertThat(handler.moves(ditches, move("ACCEPT")).statusCode()).isEqualTo(200);
    HttpResponse<String> early = handler.moves(ditches, move("HAND_IN").put("reason", "done"));
    assertThat(early.statusCode()).as(early.body()).isEqualTo(409);
    assertThat(new JsonObject(early.body()).getJsonArray("allowed")).contains("FINISH_STEP");
    water.seesWaiting(ditches, true);
    assertThat(water.moves(ditches, step(2)).statusCode()).isEqualTo(200);
    HttpResponse<String> late = handler.moves(ditches, step(1).put("expectedVersion", 1));
    assertThat(new JsonObject(late.body()).getString("result")).isEqualTo("STALE");
    assertThat(handler.moves(ditches, step(1)).statusCode()).isEqualTo(200);
    handler.moves(ditches, move("HAND_IN").put("reason", "all ditches are clear"));
    district.seesWaiting(ditches, true);
    assertThat(district.moves(ditches, move("CLOSE")).statusCode()).isEqualTo(200);

    JsonObject done = water.seesComeTo("DONE", ditches);
    assertThat(done.getInteger("score")).isEqualTo(100);
    assertThat(done.getInteger("progress")).isEqualTo(100);
    assertThat(done.getJsonArray("earlier")).hasSize(5);
    handler.seesWaiting(ditches, false);
  }

  private static List<String> taskIds(JsonArray started) {
    return started.stream().map(one -> ((JsonObject) one).getString("taskId")).toList();
  }

  private static JsonObject step(int number) {
    return move("FINISH_STEP").put("target", new JsonObject().put("step", number));
  }
}
