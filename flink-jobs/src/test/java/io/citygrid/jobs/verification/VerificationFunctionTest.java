package io.citygrid.jobs.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.TaskResult;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.TaskInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationFunctionTest {
  private static final long HANDLED = Checks.HANDLED_AT.toEpochMilli();
  private static final long HALF_AN_HOUR = 30 * 60_000;

  private KeyedBroadcastOperatorTestHarness<String, TaskInput, CityPart, TaskEvent> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
    var parts =
        CityCutter.cut(Checks.files(100_000), Optional.empty(), Testville.FOUNDED, "tester");
    for (CityMessage message : parts.messages()) {
      harness.processBroadcastElement(new CityPart(message.key(), message.value()), 0);
    }
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aCommandBeforeItsTaskWaitsForIt() throws Exception {
    send(Checks.take("C1", "li", 10, 1));
    assertThat(outcomes()).isEmpty();
    send(Checks.handled("C1", 1));

    assertThat(outcomes()).extracting(TaskOutcome::result).containsExactly(TaskResult.FOLLOWED);
    assertThat(tasks())
        .extracting(TaskEvent::state)
        .containsExactly(TaskState.OPEN, TaskState.HELD);
  }

  @Test
  void aCommandWhoseTaskNeverComesIsAnsweredWhenEventTimeHasPassedIt() throws Exception {
    send(Checks.take("C1", "li", 10, 1));
    harness.watermark(HANDLED + 9_999);
    assertThat(outcomes()).isEmpty();
    harness.watermark(HANDLED + 10_000);

    assertThat(outcomes()).extracting(TaskOutcome::result).containsExactly(TaskResult.NO_SUCH_TASK);
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void aTaskThatNobodyTakesGoesToTheGridWorkerByEventTimeAloneAlsoOverARestore() throws Exception {
    send(Checks.handled("C1", 1));
    harness.watermark(HANDLED + HALF_AN_HOUR);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    harness.watermark(HANDLED + 3 * HALF_AN_HOUR);

    assertThat(tasks())
        .extracting(TaskEvent::state)
        .containsExactly(TaskState.OPEN, TaskState.WITH_GRID_WORKER);
    assertThat(side(JobTags.FOLLOW_UPS))
        .extracting(CaseCommand::move)
        .containsExactly(Move.REQUEST_CHECK);
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void aHoldThatIsOverGoesToTheNext() throws Exception {
    send(Checks.handled("C1", 1));
    send(Checks.take("C1", "li", 10, 1));
    send(Checks.take("C1", "wang", 11, 1));
    send(Checks.take("C1", "wang", 10 + 1_801, 1));

    assertThat(outcomes())
        .extracting(TaskOutcome::result)
        .containsExactly(TaskResult.FOLLOWED, TaskResult.REFUSED, TaskResult.FOLLOWED);
    assertThat(outcomes().get(2).heldUntil())
        .isEqualTo(Checks.HANDLED_AT.plusSeconds(10 + 1_801 + 1_800));
  }

  @Test
  void aCommandFromTheFutureIsADeadLetter() throws Exception {
    TaskCommand command = Checks.take("C1", "li", 10, 1);
    Message message = message(command.at().minus(Duration.ofHours(1)));
    harness.processElement(new TaskInput(null, command, message, null), HANDLED);

    assertThat(side(JobTags.DEAD_LETTERS)).extracting(DeadLetter::field).containsExactly("at");
    assertThat(outcomes()).isEmpty();
  }

  private void send(CaseEvent move) throws Exception {
    harness.processElement(
        new TaskInput(move, null, message(move.at()), null), move.at().toEpochMilli());
  }

  private void send(TaskCommand command) throws Exception {
    harness.processElement(
        new TaskInput(null, command, message(command.at()), null), command.at().toEpochMilli());
  }

  private static Message message(Instant writtenAt) {
    return new Message("t", 0, 0, "k", new byte[0], writtenAt.toEpochMilli());
  }

  private List<TaskEvent> tasks() {
    return harness.extractOutputValues();
  }

  private List<TaskOutcome> outcomes() {
    return side(JobTags.TASK_OUTCOMES);
  }

  private <T> List<T> side(OutputTag<T> tag) {
    var output = harness.getSideOutput(tag);
    return output == null ? List.of() : output.stream().map(record -> record.getValue()).toList();
  }

  private static KeyedBroadcastOperatorTestHarness<String, TaskInput, CityPart, TaskEvent> harness()
      throws Exception {
    VerificationFunction function =
        new VerificationFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90));
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(function, List.of(CityDecision.CITY)),
        input -> "desk",
        Types.STRING,
        1,
        1,
        0);
  }
}
