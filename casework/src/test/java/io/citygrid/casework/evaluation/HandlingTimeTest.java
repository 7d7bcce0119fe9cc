package io.citygrid.casework.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.casework.evaluation.CaseTrace.Step;
import io.citygrid.casework.evaluation.CaseTrace.Stretch;
import io.citygrid.city.ReportSource;
import io.citygrid.city.testville.Testville;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HandlingTimeTest {
  private static final WorkingTime WORKING_TIME = new WorkingTime(Testville.city().calendar());

  /** A Wednesday at midnight in Shanghai, of a week without holidays. */
  private static final Instant MIDNIGHT = Instant.parse("2026-03-10T16:00:00Z");

  private static Instant at(double hour) {
    return MIDNIGHT.plusMillis(Math.round(hour * 3_600_000));
  }

  @Test
  void noCasesTakeNoTimeAtAll() {
    assertThat(HandlingTime.of(List.of(), WORKING_TIME)).isEmpty();
  }

  @Test
  void onlyWorkingTimeCounts() {
    List<Stretch> handling = List.of(new Stretch(at(9), at(10)), new Stretch(at(30), at(33)));
    Duration expected =
        WORKING_TIME.between(at(9), at(10)).plus(WORKING_TIME.between(at(30), at(33)));

    assertThat(expected).isPositive();
    assertThat(HandlingTime.of(List.of(handling), WORKING_TIME))
        .contains(new HandlingTime(1, expected, expected));
  }

  @Test
  void nineTenthsOfTheCasesTookThePercentileOrLess() {
    List<List<Stretch>> tenCases =
        LongStream.rangeClosed(1, 10)
            .mapToObj(minutes -> List.of(new Stretch(at(9), at(9).plusSeconds(60 * minutes))))
            .toList();

    assertThat(HandlingTime.of(tenCases, WORKING_TIME))
        .contains(new HandlingTime(10, Duration.ofSeconds(330), Duration.ofMinutes(9)));
  }

  @Test
  void whatACaseWasPutOffIsNoHandling() {
    CaseTrace trace =
        trace(
            new Step(StepKind.DISPATCHED, at(9)),
            new Step(StepKind.SUSPENDED, at(10)),
            new Step(StepKind.RESUMED, at(30)),
            new Step(StepKind.HANDLED, at(33)));

    assertThat(trace.handling())
        .containsExactly(new Stretch(at(9), at(10)), new Stretch(at(30), at(33)));
  }

  @Test
  void reworkCountsFromTheFirstDispatchOn() {
    CaseTrace trace =
        trace(
            new Step(StepKind.DISPATCHED, at(9)),
            new Step(StepKind.HANDLED, at(10)),
            new Step(StepKind.REWORK, at(11)),
            new Step(StepKind.HANDLED, at(15)));

    assertThat(trace.handling()).containsExactly(new Stretch(at(9), at(15)));
  }

  @Test
  void aCaseThatIsNotHandledHasNoHandling() {
    assertThat(trace(new Step(StepKind.DISPATCHED, at(9))).handling()).isEmpty();
  }

  @Test
  void timesThatRunBackwardsTakeNoTime() {
    CaseTrace trace =
        trace(new Step(StepKind.DISPATCHED, at(9)), new Step(StepKind.HANDLED, at(8)));

    assertThat(trace.handling()).isEmpty();
  }

  private static CaseTrace trace(Step... steps) {
    return new CaseTrace(List.of(steps), null, ReportSource.GRID_WORKER);
  }
}
