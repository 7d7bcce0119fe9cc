package io.citygrid.jobs.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.CommandResult;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.kafka.CaseInput;
import io.citygrid.jobs.kafka.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When commands and the report of their case come in the wrong order. */
class CaseFunctionTest {
  private static final Report REPORT = TestvilleMessages.WASTE;
  private static final Instant ENDED = REPORT.receivedAt().plusSeconds(60);

  /** Years later the case is carried over into a city that runs. */
  private static final Instant NOW = REPORT.receivedAt().plus(Duration.ofDays(1_500));

  private FunctionUnderTest<CaseInput, CaseEvent> function;

  @BeforeEach
  void open() throws Exception {
    function =
        new FunctionUnderTest<>(
            new CaseFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
            CaseInput::caseId);
  }

  @AfterEach
  void close() throws Exception {
    function.close();
  }

  /** Event time has passed its own time long before it is read. */
  @Test
  void anEndThatIsCarriedOverWaitsForItsReportAndEndsTheCaseAtItsOwnTime() throws Exception {
    function.eventTime(NOW.toEpochMilli());
    take(end("end", NOW));
    take(end("end", NOW));
    function.eventTime(NOW.plusSeconds(600).toEpochMilli());
    assertThat(outcomes()).as("it is not refused before its report can have come").isEmpty();
    take(REPORT);
    take(end("end", NOW.plusSeconds(900)));

    assertThat(function.decided())
        .extracting(CaseEvent::state)
        .containsExactly(CaseState.DISPATCHED, CaseState.CLOSED);
    assertThat(function.decided().get(1).at()).isEqualTo(ENDED);
    assertThat(outcomes())
        .extracting(CommandOutcome::result)
        .containsExactly(CommandResult.FOLLOWED, CommandResult.REPEATED, CommandResult.REPEATED);
    take(REPORT);
    function.eventTime(NOW.plus(Duration.ofDays(1)).toEpochMilli());
    assertThat(function.decided()).hasSize(2);
    assertThat(outcomes()).hasSize(3);
  }

  @Test
  void oneWhoseReportNeverComesIsAnsweredInTheEnd() throws Exception {
    function.eventTime(NOW.toEpochMilli());
    take(end("end", NOW));
    function.eventTime(NOW.plus(Duration.ofHours(1)).toEpochMilli());
    assertThat(outcomes())
        .extracting(CommandOutcome::result)
        .containsExactly(CommandResult.NO_SUCH_CASE);
  }

  /** People wait for their answer. */
  @Test
  void whatHappensHereWaitsForWhatWasTakenBeforeItOnly() throws Exception {
    function.eventTime(ENDED.toEpochMilli() - 1);
    take(end("here", null));
    assertThat(outcomes()).isEmpty();
    function.eventTime(ENDED.toEpochMilli());
    assertThat(outcomes())
        .extracting(CommandOutcome::result)
        .containsExactly(CommandResult.NO_SUCH_CASE);
  }

  @Test
  void oneThatWasTakenAfterItWasWrittenIsADeadLetter() throws Exception {
    CaseCommand wrong = end("end", NOW.plus(Duration.ofDays(9)));
    function.take(new CaseInput(null, wrong, message(NOW), null), wrong.at().toEpochMilli());
    assertThat(function.side(JobTags.DEAD_LETTERS))
        .extracting(DeadLetter::field)
        .containsExactly("takenAt");
    assertThat(outcomes()).isEmpty();
  }

  private void take(Report report) throws Exception {
    function.take(
        new CaseInput(report, null, message(NOW), null), report.receivedAt().toEpochMilli());
  }

  private void take(CaseCommand command) throws Exception {
    Instant written = command.takenAt() == null ? command.at() : command.takenAt();
    function.take(
        new CaseInput(null, command, message(written), null), command.at().toEpochMilli());
  }

  private List<CommandOutcome> outcomes() {
    return function.side(JobTags.OUTCOMES);
  }

  private static Message message(Instant writtenAt) {
    return FunctionUnderTest.message("t", "k", new byte[0], writtenAt.toEpochMilli());
  }

  private static CaseCommand end(String id, @Nullable Instant takenAt) {
    return new CaseCommand(
        id,
        REPORT.caseId(),
        0,
        Move.FORCE_CLOSE,
        new Actor(REPORT.reporter(), List.of(ActorRole.IMPORTER), List.of(Actor.EVERYWHERE), ""),
        ENDED,
        1,
        "closed there",
        List.of(),
        null,
        MoveTarget.NONE,
        null,
        takenAt);
  }
}
