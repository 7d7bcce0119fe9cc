package io.citygrid.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.api.view.RedisWriter;
import io.citygrid.city.event.CaseChange;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.CommandResult;
import io.citygrid.city.event.Move;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
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
