package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.photos.Pictures;
import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.event.CaseChange;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.CommandResult;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.city.event.OfficeResult;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.testville.TestvilleOfficeMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.city.wire.WireException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves over HTTP with a real Kafka and a real Redis; the test decides in the job's place. */
class MoveIT {
  private static final CaseEvent CASE = TestvilleMessages.DISPATCHED;
  private static final String MOVES = "/v1/cases/" + CASE.caseId() + "/moves";
  private static final String ACCEPT =
      """
      {"move":"ACCEPT","expectedVersion":1,"reason":"on our way"}""";

  @TempDir static Path directory;
  private static CityOnFreePorts city;
  private static RedisWriter view;
  private static ApiClient handler;
  private static ApiClient otherHandler;

  @BeforeAll
  static void start() throws Exception {
    city = CityOnFreePorts.start(directory);
    view = new RedisWriter(city.redis().uri());
    String json = new String(Codecs.CASE_VIEW.encode(CaseView.of(CASE)), StandardCharsets.UTF_8);
    view.write(
        new ViewWrite(
            ViewKind.CASE, CASE.caseId(), 1, json, CASE.at().toEpochMilli(), List.of("cases")));
    handler = handlerOf("river-urban");
    otherHandler = handlerOf("hill-urban");
  }

  @AfterAll
  static void stop() throws Exception {
    view.close();
    city.close();
  }

  @Test
  void aMoveIsOnKafkaAndItsSenderHearsTheNewVersion() {
    CompletableFuture<HttpResponse<String>> answer = send(handler, "accept-1");
    CaseCommand command = awaitCommandBy("river-urban", 1).get(0);
    decide(command, CommandResult.FOLLOWED, 2, CaseState.ACCEPTED, List.of(), List.of());

    HttpResponse<String> response = answer.join();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonObject moved = new JsonObject(response.body());
    assertThat(moved.getInteger("version")).isEqualTo(2);
    assertThat(moved.getString("state")).isEqualTo("ACCEPTED");
    assertThat(command.move()).isEqualTo(Move.ACCEPT);
    assertThat(command.reason()).isEqualTo("on our way");
    assertThat(command.actor().department()).isEqualTo("river-urban");
    assertThat(command.cityVersion()).isPositive();
  }

  @Test
  void whoComesTooLateHearsWhatChangedAndWhatIsAllowed() {
    ApiClient late = handlerOf("river-urban", "late");
    CompletableFuture<HttpResponse<String>> answer = send(late, "accept-2");
    CaseCommand command = awaitCommandBy("late", 1).get(0);
    decide(
        command,
        CommandResult.STALE,
        2,
        CaseState.ACCEPTED,
        List.of(Move.START, Move.RETURN),
        List.of(new CaseChange(2, Move.ACCEPT, "river-urban", CASE.at())));

    HttpResponse<String> response = answer.join();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(409);
    JsonObject problem = new JsonObject(response.body());
    assertThat(problem.getString("result")).isEqualTo("STALE");
    assertThat(problem.getJsonArray("allowed"))
        .isEqualTo(new JsonArray().add("START").add("RETURN"));
    assertThat(problem.getJsonArray("changed").getJsonObject(0).getString("move"))
        .isEqualTo("ACCEPT");
  }

  /** Else who sees the case would be shown what its sender may not put into it. */
  @Test
  void aPhotoOfARefusedMoveIsNoneOfTheCase() {
    ApiClient hasty = handlerOf("river-urban", "hasty");
    HttpResponse<String> sent =
        hasty.send("POST", "/v1/photos", Pictures.png(31), "Content-Type", "image/png");
    String photo = new JsonObject(sent.body()).getString("id");
    JsonObject move = new JsonObject(ACCEPT).put("photos", new JsonArray().add(photo));
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(
            () -> hasty.send("POST", MOVES, move.encode(), "Idempotency-Key", "accept-4"));
    CaseCommand command = awaitCommandBy("hasty", 1).get(0);
    String path = "/v1/photos/" + photo;
    assertThat(handler.get(path).statusCode()).as("while it is not decided").isEqualTo(200);
    decide(
        command, CommandResult.REFUSED, 1, CaseState.DISPATCHED, List.of(Move.RETURN), List.of());

    assertThat(answer.join().statusCode()).isEqualTo(409);
    assertThat(handler.get(path).statusCode()).isEqualTo(404);
    assertThat(hasty.get(path).statusCode()).as("it is still one's own").isEqualTo(200);
  }

  @Test
  void whatIsNotDecidedYetCanBeAskedForLaterAndARepeatIsTheSameCommand() {
    ApiClient slow = handlerOf("river-urban", "slow");
    HttpResponse<String> undecided = send(slow, "accept-3").join();
    assertThat(undecided.statusCode()).as(undecided.body()).isEqualTo(202);
    String place = undecided.headers().firstValue("Location").orElseThrow();
    assertThat(slow.get(place).statusCode()).isEqualTo(202);

    CompletableFuture<HttpResponse<String>> repeat = send(slow, "accept-3");
    List<CaseCommand> commands = awaitCommandBy("slow", 2);
    assertThat(commands.get(0).commandId()).isEqualTo(commands.get(1).commandId());
    decide(commands.get(0), CommandResult.FOLLOWED, 2, CaseState.ACCEPTED, List.of(), List.of());

    assertThat(repeat.join().statusCode()).isEqualTo(200);
    assertThat(slow.get(place).statusCode()).isEqualTo(200);
    assertThat(otherHandler.get(place).statusCode()).isEqualTo(404);
  }

  @Test
  void whoMayNotSeeACaseCannotMoveItAndNothingIsWritten() {
    HttpResponse<String> response = send(otherHandler, "accept-4").join();
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(commandsBy("hill-urban")).isEmpty();
  }

  @Test
  void aMoveWithoutAKeyIsRefused() {
    HttpResponse<String> response = handler.send("POST", MOVES, ACCEPT);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Idempotency-Key");
  }

  /** Tasks of the office go by the same manners. */
  @Test
  void aTaskOfTheOfficeIsSeenByThoseWithAPartInItAndMovedOnce() {
    OfficeEvent task = TestvilleOfficeMessages.HALF_DONE;
    view.write(
        new ViewWrite(
            ViewKind.OFFICE_TASK,
            task.taskId(),
            task.version(),
            new String(Codecs.OFFICE_EVENT.encode(task), StandardCharsets.UTF_8),
            task.at().toEpochMilli(),
            List.of(
                ViewIndexes.OFFICE,
                ViewIndexes.OFFICE_OPEN,
                ViewIndexes.office(task.state()),
                ViewIndexes.officeOfPlan("storm"))));
    String tasks = "/v1/office/tasks";
    String path = tasks + "/" + task.taskId();
    for (String query : List.of("", "?waiting=ME", "?state=IN_PROGRESS", "?plan=storm")) {
      assertThat(ids(handler.get(tasks + query))).as(query).containsExactly(task.taskId());
      assertThat(ids(otherHandler.get(tasks + query))).as(query).isEmpty();
    }
    assertThat(ids(handler.get(tasks + "?state=DONE"))).isEmpty();
    assertThat(handler.get(tasks + "?waiting=YOU").statusCode()).isEqualTo(400);
    assertThat(otherHandler.get(path).statusCode()).isEqualTo(404);
    assertThat(new JsonObject(handler.get(path).body()).getJsonArray("earlier")).hasSize(2);

    String finish =
        """
        {"move":"FINISH_STEP","expectedVersion":3,"target":{"step":1}}""";
    assertThat(move(otherHandler, path, finish, "f-1").statusCode()).isEqualTo(404);
    HttpResponse<String> undecided = move(handler, path, finish, "f-1");
    assertThat(undecided.statusCode()).as(undecided.body()).isEqualTo(202);
    decide(task, undecided, OfficeResult.FOLLOWED);
    HttpResponse<String> done = move(handler, path, finish, "f-1");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(new JsonObject(done.body()).getInteger("version")).isEqualTo(4);
    String place = undecided.headers().firstValue("Location").orElseThrow();
    assertThat(handler.get(place).statusCode()).isEqualTo(200);
    assertThat(otherHandler.get(place).statusCode()).isEqualTo(404);

    decide(task, move(handler, path, finish, "f-2"), OfficeResult.REFUSED);
    HttpResponse<String> refused = move(handler, path, finish, "f-2");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    JsonObject problem = new JsonObject(refused.body());
    assertThat(problem.getString("detail")).isEqualTo("the step is finished already");
    assertThat(problem.getJsonArray("allowed")).isEqualTo(new JsonArray().add("REMARK"));
  }

  @Test
  void theCenterDrawsUpATaskAndStartsOnlyPlansThereAre() {
    String brief =
        """
        {"names":{"en":"Sweep"},"area":"990101","department":"river-urban",
         "limit":{"amount":1,"unit":"WORKING_DAYS"},"steps":[{"names":{"en":"All of it"}}]}""";
    ApiClient center = city.administrator();
    HttpResponse<String> taken =
        center.send("POST", "/v1/office/tasks", brief, "Idempotency-Key", "t-1");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    assertThat(center.send("POST", "/v1/office/tasks", brief).statusCode()).isEqualTo(400);
    assertThat(new JsonObject(center.get("/v1/office/plans").body()).getJsonArray("items"))
        .isEmpty();
    HttpResponse<String> none =
        center.send(
            "POST",
            "/v1/office/plans/storm/start",
            "{\"area\":\"990101\"}",
            "Idempotency-Key",
            "w");
    assertThat(none.statusCode()).as(none.body()).isEqualTo(404);
  }

  private static List<String> ids(HttpResponse<String> page) {
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return new JsonObject(page.body())
        .getJsonArray("items").stream()
            .map(item -> ((JsonObject) item).getString("taskId"))
            .toList();
  }

  private static HttpResponse<String> move(ApiClient sender, String path, String move, String key) {
    return sender.send("POST", path + "/moves", move, "Idempotency-Key", key);
  }

  private static void decide(OfficeEvent task, HttpResponse<String> taken, OfficeResult result) {
    String commandId = new JsonObject(taken.body()).getString("commandId");
    boolean isRefused = result == OfficeResult.REFUSED;
    OfficeOutcome outcome =
        new OfficeOutcome(
            commandId,
            task.taskId(),
            result,
            4,
            task.state(),
            task.at(),
            isRefused ? "target.step" : "",
            isRefused ? "the step is finished already" : "",
            isRefused ? "该步骤已完成" : "",
            isRefused ? List.of(OfficeMove.REMARK) : List.of(),
            List.of());
    view.outcome(
        commandId, new String(Codecs.OFFICE_OUTCOME.encode(outcome), StandardCharsets.UTF_8));
  }

  private static ApiClient handlerOf(String department) {
    return handlerOf(department, department);
  }

  private static ApiClient handlerOf(String department, String user) {
    String body =
        """
        {"id":"%s","password":"long enough","roles":["HANDLER"],"areas":[],"department":"%s"}"""
            .formatted(user, department);
    HttpResponse<String> made = city.administrator().send("POST", "/v1/users", body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return city.client().signedIn(user, "long enough");
  }

  private static CompletableFuture<HttpResponse<String>> send(ApiClient sender, String key) {
    return CompletableFuture.supplyAsync(
        () -> sender.send("POST", MOVES, ACCEPT, "Idempotency-Key", key));
  }

  private static void decide(
      CaseCommand command,
      CommandResult result,
      long version,
      CaseState state,
      List<Move> allowed,
      List<CaseChange> changes) {
    var outcome =
        new CommandOutcome(
            command.commandId(),
            command.caseId(),
            result,
            version,
            state,
            command.at(),
            allowed.isEmpty() ? "" : "the case has moved",
            allowed.isEmpty() ? "" : "案件已有变动",
            allowed,
            changes);
    view.outcome(
        command.commandId(),
        new String(Codecs.COMMAND_OUTCOME.encode(outcome), StandardCharsets.UTF_8));
  }

  private static List<CaseCommand> awaitCommandBy(String sender, int count) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> commandsBy(sender), commands -> commands.size() == count);
  }

  private static List<CaseCommand> commandsBy(String sender) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", city.kafka().bootstrapServers(), "fetch.max.wait.ms", 50);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.COMMANDS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long all = consumer.endOffsets(partitions).values().stream().mapToLong(end -> end).sum();
      List<CaseCommand> commands = new ArrayList<>();
      for (long read = 0; read < all; ) {
        for (var message : consumer.poll(Duration.ofSeconds(1))) {
          read++;
          CaseCommand command = Codecs.CASE_COMMAND.decode(message.value());
          if (command.actor().id().equals(sender)) {
            commands.add(command);
          }
        }
      }
      return commands;
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }
}
