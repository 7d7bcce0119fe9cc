package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.TaskResult;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.testville.TestvilleTaskMessages;
import io.citygrid.city.view.MapPlace;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a citizen's phone asks and sends about verification tasks, on a real Kafka and Redis. */
class TaskIT {
  private static final TaskEvent TASK = TestvilleTaskMessages.CHECKED_BY_CITIZEN;
  private static final String HERE = "{\"lon\":118.0251,\"lat\":31.0751,\"accuracyMeters\":9}";
  private static final String WISH = "{\"device\":\"phone-1\",\"position\":%s}".formatted(HERE);

  @TempDir static Path directory;
  private static CityOnFreePorts city;
  private static RedisWriter view;
  private static ApiClient citizen;

  @BeforeAll
  static void start() throws Exception {
    city = CityOnFreePorts.start(directory);
    view = new RedisWriter(city.redis().uri());
    citizen = signedIn("li");
    Position place = TASK.position();
    String near = ViewIndexes.tasksNear(0);
    view.write(
        new ViewWrite(
            ViewKind.TASK,
            TASK.taskId(),
            1,
            Codecs.TASK_EVENT.encode(TASK),
            TASK.at().toEpochMilli(),
            List.of(near),
            new MapPlace(near, place.lon(), place.lat())));
    view.write(
        new ViewWrite(
            ViewKind.PAYMENT,
            TestvilleTaskMessages.REWARD.paymentId(),
            1,
            Codecs.PAYMENT.encode(TestvilleTaskMessages.REWARD),
            TestvilleTaskMessages.REWARD.at().toEpochMilli(),
            List.of(ViewIndexes.paymentsOf("li"))));
  }

  @AfterAll
  static void stop() throws Exception {
    view.close();
    city.close();
  }

  @Test
  void findsWhatIsNearAndNothingElsewhere() {
    JsonObject near = json(citizen.get("/v1/tasks?lon=118.027&lat=31.075"), 200);
    assertThat(near.getJsonArray("tasks")).hasSize(1);
    assertThat(near.getJsonArray("tasks").getJsonObject(0).getInteger("distanceMeters"))
        .isBetween(180, 200);
    JsonObject far = json(citizen.get("/v1/tasks?lon=118.035&lat=31.075"), 200);
    assertThat(far.getJsonArray("tasks")).isEmpty();
    assertThat(citizen.get("/v1/tasks?lon=118.035").statusCode()).isEqualTo(400);
    assertThat(json(citizen.get("/v1/tasks/held"), 200).getJsonArray("tasks")).isEmpty();
  }

  @Test
  void showsTheOwnRewardsOnly() {
    assertThat(json(citizen.get("/v1/rewards"), 200).getJsonArray("rewards")).hasSize(1);
    assertThat(json(signedIn("wang").get("/v1/rewards"), 200).getJsonArray("rewards")).isEmpty();
  }

  @Test
  void aWishIsTakenAndAnsweredOnceItIsDecided() {
    JsonObject open = json(take("k1"), 202);
    decide(open.getString("commandId"), TaskResult.FOLLOWED, "");
    JsonObject told = json(take("k1"), 200);
    assertThat(told.getString("commandId")).isEqualTo(open.getString("commandId"));
    assertThat(told.getString("result")).isEqualTo("FOLLOWED");
  }

  @Test
  void aRefusalSaysWhyInBothLanguages() {
    decide(json(take("k2"), 202).getString("commandId"), TaskResult.REFUSED, "too late");
    JsonObject problem = json(take("k2"), 409);
    assertThat(problem.getString("detail")).isEqualTo("too late");
    assertThat(problem.getString("detailZh")).isEqualTo("太晚了");
    decide(json(take("k3"), 202).getString("commandId"), TaskResult.NO_SUCH_TASK, "no task");
    assertThat(take("k3").statusCode()).isEqualTo(404);
  }

  @Test
  void aWishWithoutKeyOrDeviceIsRefused() {
    String path = "/v1/tasks/" + TASK.taskId() + "/take";
    assertThat(citizen.send("POST", path, WISH).statusCode()).isEqualTo(400);
    assertThat(citizen.send("POST", path, "{}", "Idempotency-Key", "k").statusCode())
        .isEqualTo(400);
  }

  private static HttpResponse<String> take(String key) {
    return citizen.send(
        "POST", "/v1/tasks/" + TASK.taskId() + "/take", WISH, "Idempotency-Key", key);
  }

  private static void decide(String commandId, TaskResult result, String why) {
    TaskOutcome outcome =
        new TaskOutcome(
            commandId,
            TASK.taskId(),
            result,
            TaskState.HELD,
            TASK.at(),
            null,
            0,
            "",
            why,
            why.isEmpty() ? "" : "太晚了");
    view.outcome(
        commandId, new String(Codecs.TASK_OUTCOME.encode(outcome), StandardCharsets.UTF_8));
  }

  private static JsonObject json(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  private static ApiClient signedIn(String user) {
    String body =
        """
        {"id":"%s","password":"long enough","roles":["CITIZEN"],"areas":[],"department":""}"""
            .formatted(user);
    HttpResponse<String> made = city.administrator().send("POST", "/v1/users", body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return city.client().signedIn(user, "long enough");
  }
}
