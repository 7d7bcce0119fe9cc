package io.citygrid.jobs.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.city.event.OfficeResult;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.event.OfficeTarget;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleOfficeMessages;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.Manifest;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.OfficeInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OfficeFunctionTest {
  private static final OfficeCommand DRAWN_UP = TestvilleOfficeMessages.DRAWN_UP;
  private static final Instant MORNING = DRAWN_UP.at();
  private static final Actor CENTER = DRAWN_UP.actor();
  private static final Actor OWNER =
      new Actor("owner", List.of(ActorRole.HANDLER), List.of(), "river-urban");
  private static final Actor HELPER =
      new Actor("helper", List.of(ActorRole.HANDLER), List.of(), "water");

  private KeyedBroadcastOperatorTestHarness<String, OfficeInput, CityPart, OfficeEvent> harness;
  private Optional<Manifest> published = Optional.empty();

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
    publish(Testville.files());
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aTaskIsDrawnUpMovedAndEachCommandAnsweredOnce() throws Exception {
    day().forEach(this::send);
    assertThat(outcomes()).extracting(OfficeOutcome::result).containsOnly(OfficeResult.FOLLOWED);
    assertThat(latest().state()).isEqualTo(OfficeState.DONE);
    assertThat(latest().score()).isEqualTo(100);
    assertThat(harness.extractOutputValues())
        .extracting(OfficeEvent::version)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void whatComesTwiceOrOutOfOrderMovesOnceAndEveryCommandIsAnswered() throws Exception {
    List<OfficeCommand> day = day();
    List<OfficeCommand> sent = new ArrayList<>();
    // The command that draws it up stands first, as everything to one task in one partition does.
    for (int i = 0; i < 5; i++) {
      List<OfficeCommand> shuffled = new ArrayList<>(day.subList(1, day.size()));
      Collections.shuffle(shuffled, new Random(i));
      sent.add(day.get(0));
      sent.addAll(shuffled);
    }
    sent.forEach(this::send);

    assertThat(latest().state()).isEqualTo(OfficeState.DONE);
    assertThat(harness.extractOutputValues()).hasSize(day.size());
    assertThat(outcomes()).hasSize(sent.size());
    assertThat(outcomes().stream().filter(one -> one.result() == OfficeResult.FOLLOWED))
        .hasSize(day.size());
  }

  @Test
  void aDeadlineFiresByEventTimeAloneAlsoOverARestore() throws Exception {
    send(DRAWN_UP);
    harness.watermark(MORNING.plus(Duration.ofHours(1)).toEpochMilli());
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    harness.watermark(MORNING.plus(Duration.ofDays(2)).toEpochMilli());

    assertThat(harness.extractOutputValues())
        .extracting(OfficeEvent::reached)
        .containsExactly(LimitStatus.YELLOW, LimitStatus.OVERDUE);
    assertThat(latest().at()).isEqualTo(MORNING.plus(Duration.ofDays(2)));
    assertThat(outcomes()).isEmpty();
  }

  /** A job that was down over the deadline tells of it before it goes on. */
  @Test
  void aCommandFromAfterTheDeadlineComesAfterIt() throws Exception {
    send(DRAWN_UP);
    send(command("accept", OWNER, OfficeMove.ACCEPT, OfficeTarget.NONE, 2 * 1440 + 60));
    assertThat(harness.extractOutputValues())
        .extracting(event -> event.latest().move())
        .containsExactly(
            OfficeMove.DRAW_UP, OfficeMove.ESCALATE, OfficeMove.ESCALATE, OfficeMove.ACCEPT);
    assertThat(latest().score()).isEqualTo(80);
  }

  @Test
  void aChangedCalendarMovesTheLimitOfWhatRuns() throws Exception {
    send(DRAWN_UP);
    Instant due = latest().limit().dueAt();
    CityFiles holiday =
        Testville.files()
            .with(
                "calendar.yaml",
                new String(
                        Testville.files().contents().get("calendar.yaml"), StandardCharsets.UTF_8)
                    .replace("  - 2026-10-01", "  - 2026-03-03\n  - 2026-10-01")
                    .getBytes(StandardCharsets.UTF_8));
    publish(holiday);
    List<OfficeCommand> followUps = side(JobTags.OFFICE_FOLLOW_UPS);
    assertThat(followUps)
        .extracting(OfficeCommand::move)
        .containsExactly(OfficeMove.RECOMPUTE_LIMITS);
    send(followUps.get(0));
    assertThat(Duration.between(due, latest().limit().dueAt())).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void aCommandToNoTaskIsAnsweredAndOneFromTheFutureIsADeadLetter() throws Exception {
    OfficeCommand early = command("accept", OWNER, OfficeMove.ACCEPT, OfficeTarget.NONE, 1);
    send(early);
    assertThat(outcomes())
        .extracting(OfficeOutcome::result)
        .containsExactly(OfficeResult.NO_SUCH_TASK);
    harness.processElement(
        new OfficeInput(DRAWN_UP, message(MORNING.minus(Duration.ofHours(1))), null), 0);
    assertThat(side(JobTags.DEAD_LETTERS)).extracting(DeadLetter::field).containsExactly("at");
  }

  /** From drawing up to the end, within an hour and a half. */
  private static List<OfficeCommand> day() {
    return List.of(
        DRAWN_UP,
        command("accept", OWNER, OfficeMove.ACCEPT, OfficeTarget.NONE, 10),
        command("step-1", OWNER, OfficeMove.FINISH_STEP, OfficeTarget.NONE.withStep(1), 20),
        command("step-2", HELPER, OfficeMove.FINISH_STEP, OfficeTarget.NONE.withStep(2), 30),
        command("hand-in", OWNER, OfficeMove.HAND_IN, OfficeTarget.NONE, 40),
        command("close", CENTER, OfficeMove.CLOSE, OfficeTarget.NONE, 90));
  }

  private static OfficeCommand command(
      String id, Actor actor, OfficeMove move, OfficeTarget target, int minute) {
    return new OfficeCommand(
        id,
        DRAWN_UP.taskId(),
        0,
        move,
        actor,
        MORNING.plusSeconds(60L * minute),
        1,
        "because",
        target,
        null);
  }

  private void send(OfficeCommand command) {
    try {
      harness.processElement(
          new OfficeInput(command, message(command.at()), null), command.at().toEpochMilli());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void publish(CityFiles files) throws Exception {
    var parts = CityCutter.cut(files, published, Testville.FOUNDED, "tester");
    for (CityMessage message : parts.messages()) {
      harness.processBroadcastElement(new CityPart(message.key(), message.value()), 0);
    }
    published = Optional.of(parts.manifest());
  }

  private static Message message(Instant writtenAt) {
    return new Message("t", 0, 0, "k", new byte[0], writtenAt.toEpochMilli());
  }

  private OfficeEvent latest() {
    List<OfficeEvent> events = harness.extractOutputValues();
    return events.get(events.size() - 1);
  }

  private List<OfficeOutcome> outcomes() {
    return side(JobTags.OFFICE_OUTCOMES);
  }

  private <T> List<T> side(OutputTag<T> tag) {
    var output = harness.getSideOutput(tag);
    return output == null ? List.of() : output.stream().map(record -> record.getValue()).toList();
  }

  private static KeyedBroadcastOperatorTestHarness<String, OfficeInput, CityPart, OfficeEvent>
      harness() throws Exception {
    OfficeFunction function =
        new OfficeFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90));
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(function, List.of(CityDecision.CITY)),
        input -> input.readCommand().taskId(),
        Types.STRING,
        1,
        1,
        0);
  }
}
