package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.photos.Pictures;
import io.citygrid.api.verification.OneThreadDesk;
import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskAnswer;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.TaskResult;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.testville.TestvilleTaskMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.MapPlace;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a citizen's phone asks and sends about verification tasks, on a real Kafka and Redis. */
class TaskIT {
  private static final TaskEvent TASK = TestvilleTaskMessages.CHECKED_BY_CITIZEN;
  private static final String CASE = TestvilleMessages.DISPATCHED.caseId();
  private static final int TAKERS = 1_000;
  private static final int PEOPLE = 20;
  private static final String HERE = "{\"lon\":118.0251,\"lat\":31.0751,\"accuracyMeters\":9}";
  private static final String WISH = "{\"device\":\"phone-1\",\"position\":%s}".formatted(HERE);

  @TempDir static Path directory;
  private static CityOnFreePorts city;
  private static RedisWriter view;
  private static ApiClient citizen;
  private static OneThreadDesk desk;

  @BeforeAll
  static void start() throws Exception {
    city = CityOnFreePorts.start(directory);
    view = new RedisWriter(city.redis().uri());
    citizen = signedIn("li");
    desk = new OneThreadDesk(city.kafka().bootstrapServers(), city.redis().uri(), Testville.city());
    CaseView seen = CaseView.of(TestvilleMessages.DISPATCHED);
    view.write(
        new ViewWrite(ViewKind.CASE, CASE, 1, Codecs.CASE_VIEW.encode(seen), 1, List.of("cases")));
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
    desk.close();
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
  void aRewardIsOwedAtOnceAndPaidOnceAlsoWhenItIsSaidAgainAndTheApiStartsAgain() throws Exception {
    ApiClient person = signedIn("sun");
    Payment reward = payment("sun", "PAID-4/1", PaymentKind.REWARD, 346);
    Payment wrong = payment("sun", "WRONG-4/1", PaymentKind.REWARD, 311);
    String reversalId = Payment.reversalId(wrong.paymentId());
    desk.pay(payment("sun", reversalId, PaymentKind.REVERSAL, 311));
    desk.pay(wrong);
    desk.pay(reward);
    assertThat(json(person.get("/v1/rewards"), 200).getJsonArray("rewards")).hasSize(3);
    JsonObject paid = awaitPaid(person, 3);
    assertThat(paid.getJsonObject("sums"))
        .isEqualTo(
            new JsonObject()
                .put("paidCents", 346 + 311)
                .put("owedCents", 0)
                .put("failedCents", 0)
                .put("takenBackCents", 311));

    city.restartApi();
    desk.pay(reward);
    Payment last = payment("sun", "LAST-4/1", PaymentKind.REWARD, 305);
    desk.pay(last);
    ApiClient again = city.client().signedIn("sun", "long enough");
    JsonObject sums = awaitPaid(again, 4).getJsonObject("sums");
    assertThat(sums.getInteger("paidCents")).isEqualTo(346 + 311 + 305);
    citizen = city.client().signedIn("li", "long enough");
  }

  private static Payment payment(String person, String id, PaymentKind kind, long cents) {
    Instant now = Instant.now();
    return new Payment(id, kind, person, cents, "T", "990101", "2026-03-02", now);
  }

  /** Waits until so many are settled and none is open. */
  private static JsonObject awaitPaid(ApiClient person, int count) {
    JsonObject[] rewards = new JsonObject[1];
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              rewards[0] = json(person.get("/v1/rewards"), 200);
              return rewards[0].getJsonArray("rewards").stream()
                      .filter(one -> ((JsonObject) one).getString("state").equals("PAID"))
                      .count()
                  == count;
            });
    return rewards[0];
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

  /** Twenty people, each with fifty presses at the same time: a thousand wishes for one task. */
  @Test
  void oneOfAThousandTakersGetsTheTaskAndEveryoneHearsWhoDidNot() throws Exception {
    String taskId = openedTask("STAMPEDE");
    List<ApiClient> people =
        IntStream.range(0, PEOPLE).mapToObj(i -> signedIn("taker-" + i)).toList();
    List<Callable<HttpResponse<String>>> presses = new ArrayList<>();
    for (int i = 0; i < TAKERS; i++) {
      ApiClient person = people.get(i % PEOPLE);
      String key = "press-" + i;
      String phone = WISH.replace("phone-1", "phone-of-" + i % PEOPLE);
      presses.add(() -> told(person, taskId, "take", phone, key));
    }
    ExecutorService fingers = Executors.newFixedThreadPool(100);
    List<HttpResponse<String>> answers = new ArrayList<>();
    try {
      for (Future<HttpResponse<String>> answer : fingers.invokeAll(presses)) {
        answers.add(answer.get());
      }
    } finally {
      fingers.shutdown();
    }

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    String holder = desk.task(taskId).holder();
    for (int i = 0; i < TAKERS; i++) {
      HttpResponse<String> answer = answers.get(i);
      if (answer.statusCode() != 200) {
        boolean isHolder = ("taker-" + i % PEOPLE).equals(holder);
        JsonObject problem = json(answer, 409);
        assertThat(problem.getString("detail"))
            .isEqualTo(isHolder ? "you have this task already" : "somebody else has this task");
        assertThat(problem.getString("detailZh")).isNotBlank();
        assertThat(problem.getString("state")).isEqualTo("HELD");
      }
    }
    // A phone that is not told at once asks again under the same key; the desk then says it again.
    assertThat(desk.outcomes(taskId).stream().map(TaskOutcome::commandId).distinct())
        .hasSize(TAKERS);
    assertThat(desk.outcomes(taskId))
        .filteredOn(outcome -> outcome.result() == TaskResult.FOLLOWED)
        .hasSize(1);
    ApiClient winner = people.get(Integer.parseInt(holder.substring("taker-".length())));
    assertThat(json(winner.get("/v1/tasks/held"), 200).getJsonArray("tasks")).hasSize(1);
  }

  @Test
  void anAnswerNeedsAPhotoOfItsSenderThatWasUsedForNoOtherCase() throws Exception {
    String first = openedTask("FIRST");
    String second = openedTask("SECOND");
    ApiClient person = signedIn("zhao");
    String mine = sent(person, Pictures.jpeg(11));
    String others = sent(signedIn("qian"), Pictures.jpeg(12));
    String phone = WISH.replace("phone-1", "phone-of-zhao");
    assertThat(told(person, first, "take", phone, "t1").statusCode()).isEqualTo(200);
    assertThat(told(person, second, "take", phone, "t2").statusCode()).isEqualTo(200);

    for (String photo : List.of("photo-9", others)) {
      JsonObject refused = json(told(person, first, "answer", answer(phone, photo), photo), 400);
      assertThat(refused.getString("detail")).startsWith("photo must be the id of a photo");
    }
    JsonObject told = json(told(person, first, "answer", answer(phone, mine), "a1"), 200);
    assertThat(told.getString("result")).isEqualTo("FOLLOWED");
    assertThat(desk.task(first).answers()).extracting(TaskAnswer::photo).containsExactly(mine);
    JsonObject again = json(told(person, first, "answer", answer(phone, mine), "a1"), 200);
    assertThat(again.getInteger("rewardCents")).isEqualTo(told.getInteger("rewardCents"));
    assertThat(desk.task(first).answers()).hasSize(1);
    assertThat(json(told(person, second, "answer", answer(phone, mine), "a2"), 400).encode())
        .contains("was used for another case");
  }

  @Test
  void aPhotoIsSeenByItsSenderAndByWhoSeesACaseThatItBelongsTo() {
    ApiClient handler = city.newUser("handler-3", "HANDLER", "", "river-urban");
    ApiClient area = city.newUser("river-chief", "SUPERVISOR", "990101", "");
    ApiClient elsewhere = city.newUser("harbour-chief", "SUPERVISOR", "990103", "");
    String photo = sent(handler, Pictures.jpeg(21));
    String path = "/v1/photos/" + photo;

    HttpResponse<String> own = handler.get(path);
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(own.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(own.body()).doesNotContain(Pictures.SECRET);
    String tag = own.headers().firstValue("ETag").orElseThrow();
    assertThat(handler.send("GET", path, "", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(area.get(path).statusCode()).isEqualTo(404);

    String move =
        "{\"move\":\"REMARK\",\"expectedVersion\":0,\"photos\":[\"%s\"]}".formatted(photo);
    String moves = "/v1/cases/" + CASE + "/moves";
    assertThat(area.send("POST", moves, move, "Idempotency-Key", "m").statusCode())
        .as("nobody names photos of others")
        .isEqualTo(400);
    JsonObject undecided = json(handler.send("POST", moves, move, "Idempotency-Key", "m"), 202);
    assertThat(area.get(path).statusCode()).isEqualTo(200);
    assertThat(elsewhere.get(path).statusCode()).isEqualTo(404);
    assertThat(citizen.get(path).statusCode()).isEqualTo(404);
    String inBatch = sent(handler, Pictures.png(22));
    String batch =
        "{\"moves\":[%s]}"
            .formatted(
                new JsonObject(move)
                    .put("photos", List.of(inBatch))
                    .put("caseId", CASE)
                    .put("idempotencyKey", "b")
                    .encode());
    assertThat(area.send("POST", "/v1/moves/batch", batch).body()).contains("\"status\":400");
    assertThat(area.get("/v1/photos/" + inBatch).statusCode()).isEqualTo(404);
    JsonObject taken = json(handler.send("POST", "/v1/moves/batch", batch), 200);
    JsonObject first = taken.getJsonArray("results").getJsonObject(0);
    assertThat(first.getInteger("status")).isEqualTo(202);
    assertThat(area.get("/v1/photos/" + inBatch).statusCode()).isEqualTo(200);
    view.outcome(undecided.getString("commandId"), "{\"result\":\"STALE\"}");
    view.outcome(first.getString("commandId"), "{\"result\":\"REFUSED\"}");
    for (String refused : List.of(path, "/v1/photos/" + inBatch)) {
      Awaitility.await().until(() -> area.get(refused).statusCode() == 404);
      assertThat(handler.get(refused).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatIsNoPhotoIsTooLargeOrFindsNoDiskIsRefusedAndLeavesNothing() throws Exception {
    byte[] large = Arrays.copyOf(Pictures.jpeg(31), 10 * 1024 * 1024 + 1);
    assertThat(post(citizen, large).statusCode()).isEqualTo(413);
    assertThat(post(citizen, "<svg/>".getBytes(StandardCharsets.UTF_8)).statusCode())
        .isEqualTo(415);
    assertThat(post(citizen, new byte[0]).statusCode()).isEqualTo(415);
    Path incoming = directory.resolve("photos").resolve("incoming");
    Awaitility.await().until(() -> isEmpty(incoming));

    Files.move(incoming, directory.resolve("elsewhere"));
    JsonObject noDisk = json(post(citizen, Pictures.jpeg(32)), 507);
    assertThat(noDisk.getString("detail")).contains("was not kept");
    Files.move(directory.resolve("elsewhere"), incoming);
    byte[] nearlyTooLarge = Arrays.copyOf(Pictures.jpeg(33), 10 * 1024 * 1024);
    JsonObject kept = json(post(citizen, nearlyTooLarge), 201);
    assertThat(kept.getInteger("bytes")).isLessThan(20_000);
    Awaitility.await().until(() -> isEmpty(incoming));
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private static HttpResponse<String> post(ApiClient person, byte[] photo) {
    return person.send("POST", "/v1/photos", photo, "Content-Type", "image/jpeg");
  }

  private static String sent(ApiClient person, byte[] photo) {
    return json(post(person, photo), 201).getString("id");
  }

  private static String answer(String wish, String photo) {
    return new JsonObject(wish).put("verdict", "YES").put("photo", photo).encode();
  }

  private static String openedTask(String caseId) {
    TaskEvent task = TestvilleTaskMessages.openedAt(caseId, Instant.now());
    desk.open(task);
    return task.taskId();
  }

  /** Asks until it is decided, as a phone does. */
  private static HttpResponse<String> told(
      ApiClient person, String taskId, String action, String wish, String key) {
    String path = "/v1/tasks/" + taskId + "/" + action;
    HttpResponse<String> answer = person.send("POST", path, wish, "Idempotency-Key", key);
    while (answer.statusCode() == 202) {
      answer = person.send("POST", path, wish, "Idempotency-Key", key);
    }
    return answer;
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
    return city.newUser(user, "CITIZEN", "", "");
  }
}
