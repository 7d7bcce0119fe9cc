package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import io.citygrid.city.event.TaskAnswer;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.TaskResult;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.geo.LonLat;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.verification.Checks;
import io.citygrid.jobs.verification.VerificationJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.GeoUnit;

/** Citizens check handled cases on a real Kafka and Redis, also when the job is killed. */
class VerificationPipelineIT extends Pipeline {
  private static final int TAKERS = 1_000;
  private static final long BUDGET_CENTS = 4_000;

  @TempDir Path directory;
  private Servers servers;
  private long version;

  @BeforeEach
  void startServers() throws Exception {
    servers = new Servers(directory);
    version = servers.publish(Checks.files(BUDGET_CENTS), Testville.FOUNDED);
  }

  @AfterEach
  void stopServers() {
    servers.close();
  }

  @Test
  void oneOfAThousandTakersGetsTheTaskAlthoughTheJobIsKilled() throws Exception {
    List<TaskCommand> takes =
        IntStream.range(0, TAKERS)
            .mapToObj(i -> Checks.take("CASE", "citizen-" + i, 10, version))
            .toList();
    try (RunningJob job = RunningJob.start(VerificationJob::define, parameters())) {
      sendCase(Checks.handled("CASE", version));
      awaitNearby(1);
      sendTaskCommands(takes.subList(0, TAKERS / 2));
      job.kill();
      sendTaskCommands(takes.subList(TAKERS / 2, TAKERS));
      job.start();
      awaitTaskOutcomes(TAKERS);
    }

    List<TaskOutcome> outcomes = outcomes();
    assertThat(outcomes).extracting(TaskOutcome::commandId).doesNotHaveDuplicates();
    assertThat(outcomes).filteredOn(o -> o.result() == TaskResult.FOLLOWED).hasSize(1);
    assertThat(outcomes)
        .filteredOn(o -> o.result() == TaskResult.REFUSED)
        .hasSize(TAKERS - 1)
        .allMatch(o -> o.why().equals("somebody else has this task") && !o.whyZh().isEmpty());
    assertThat(tasks())
        .filteredOn(task -> task.state() == TaskState.HELD)
        .singleElement()
        .satisfies(task -> assertThat(task.holder()).isEqualTo("citizen-0"));
    awaitNearby(0);
    try (Jedis redis = servers.openRedis()) {
      assertThat(redis.zrange(RedisKeys.index(ViewIndexes.tasksHeldBy("citizen-0")), 0, -1))
          .containsExactly(Checks.taskId("CASE"));
    }
  }

  @Test
  void eachCommandIsAnsweredAndEachRewardPaidOnceWithinTheBudgetAlthoughTheJobIsKilledTwice()
      throws Exception {
    List<String> cases = IntStream.range(0, 40).mapToObj(i -> "CASE" + i).toList();
    List<TaskCommand> wild = Checks.wild(cases, 1_200, 7, version);
    try (RunningJob job = RunningJob.start(VerificationJob::define, parameters())) {
      // Half of the commands come before their tasks.
      sendTaskCommands(wild.subList(0, wild.size() / 2));
      cases.forEach(caseId -> sendCase(Checks.handled(caseId, version)));
      job.awaitNewCheckpoint();
      job.kill();
      sendTaskCommands(wild.subList(wild.size() / 2, wild.size()));
      job.start();
      job.awaitNewCheckpoint();
      cases.forEach(caseId -> sendCase(Checks.checked(caseId, true, version)));
      job.kill();
      job.start();
      awaitTaskOutcomes(wild.size());
      awaitChecked(cases.size());
    }

    assertThat(outcomes()).hasSameSizeAs(wild);
    Map<String, List<TaskEvent>> lives =
        tasks().stream()
            .sorted(Comparator.comparingLong(TaskEvent::version))
            .collect(Collectors.groupingBy(TaskEvent::taskId));
    assertThat(lives).hasSameSizeAs(cases);
    lives.values().forEach(VerificationPipelineIT::hasEachVersionOnce);
    List<Payment> payments = servers.readCommitted(Topics.PAYMENTS, Codecs.PAYMENT);
    assertThat(payments).extracting(Payment::paymentId).doesNotHaveDuplicates();
    assertThat(sum(payments, PaymentKind.REWARD))
        .isPositive()
        .isLessThanOrEqualTo(BUDGET_CENTS)
        .isEqualTo(answers(lives).stream().mapToLong(TaskAnswer::rewardCents).sum());
    assertThat(sum(payments, PaymentKind.REVERSAL))
        .isPositive()
        .isEqualTo(
            answers(lives).stream()
                .filter(TaskAnswer::reversed)
                .mapToLong(TaskAnswer::rewardCents)
                .sum());
    assertThat(moves()).contains(Move.REQUEST_CHECK, Move.PASS_CHECK, Move.FAIL_CHECK);
    theViewShowsTheLatest(lives);
  }

  private void theViewShowsTheLatest(Map<String, List<TaskEvent>> lives) throws Exception {
    try (Jedis redis = servers.openRedis()) {
      for (List<TaskEvent> life : lives.values()) {
        TaskEvent latest = life.get(life.size() - 1);
        String json = redis.hget(RedisKeys.item(ViewKind.TASK, latest.taskId()), "j");
        assertThat(Codecs.TASK_EVENT.decode(json.getBytes(StandardCharsets.UTF_8)))
            .isEqualTo(latest);
      }
    }
  }

  private static void hasEachVersionOnce(List<TaskEvent> life) {
    for (int i = 0; i < life.size(); i++) {
      assertThat(life.get(i).version()).isEqualTo(i + 1);
    }
  }

  private static List<TaskAnswer> answers(Map<String, List<TaskEvent>> lives) {
    Map<String, TaskEvent> latest = new HashMap<>();
    lives.forEach((id, life) -> latest.put(id, life.get(life.size() - 1)));
    return latest.values().stream().flatMap(task -> task.answers().stream()).toList();
  }

  private static long sum(List<Payment> payments, PaymentKind kind) {
    return payments.stream()
        .filter(payment -> payment.kind() == kind)
        .mapToLong(Payment::amountCents)
        .sum();
  }

  private List<Move> moves() {
    return servers.readCommitted(Topics.COMMANDS, Codecs.CASE_COMMAND).stream()
        .map(CaseCommand::move)
        .toList();
  }

  private List<TaskOutcome> outcomes() {
    return servers.readCommitted(Topics.TASK_OUTCOMES, Codecs.TASK_OUTCOME);
  }

  private List<TaskEvent> tasks() {
    return servers.readCommitted(Topics.TASK_EVENTS, Codecs.TASK_EVENT);
  }

  private void sendCase(CaseEvent event) {
    servers.send(Topics.CASE_EVENTS, event.caseId(), Codecs.CASE_EVENT.encode(event));
    servers.flush();
  }

  private void sendTaskCommands(List<TaskCommand> commands) {
    for (TaskCommand command : commands) {
      servers.send(Topics.TASK_COMMANDS, command.taskId(), Codecs.TASK_COMMAND.encode(command));
    }
    servers.flush();
  }

  private void awaitNearby(int count) {
    var place = Testville.NORTH_STREET;
    Awaitility.await()
        .atMost(A_MINUTE)
        .untilAsserted(
            () -> {
              try (Jedis redis = servers.openRedis()) {
                String map = RedisKeys.index(ViewIndexes.tasksNear(0));
                assertThat(redis.geosearch(map, coordinate(place), 500, GeoUnit.M)).hasSize(count);
              }
            });
  }

  private static GeoCoordinate coordinate(LonLat place) {
    return new GeoCoordinate(place.lon(), place.lat());
  }

  private void awaitTaskOutcomes(int count) {
    Awaitility.await().atMost(A_MINUTE).until(() -> outcomes().size() >= count);
  }

  private void awaitChecked(int count) {
    Awaitility.await()
        .atMost(A_MINUTE)
        .until(
            () -> tasks().stream().filter(t -> t.decidedBy().equals("worker-7")).count() >= count);
  }

  private JobParameters parameters() {
    return JobParameters.verification(
            servers.kafka().bootstrapServers(),
            servers.redis().uri(),
            directory.resolve("checkpoints"))
        .checkpointInterval(Duration.ofMillis(300))
        .parallelism(2)
        .build();
  }
}
