package io.citygrid.casework.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.evaluation.CaseTrace.Step;
import io.citygrid.city.Indicator;
import io.citygrid.city.ReportSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  /** A case to which these happen, a minute apart, due after so many minutes. */
  private static CaseTrace trace(@Nullable Integer dueMinute, StepKind... kinds) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < kinds.length; i++) {
      steps.add(new Step(kinds[i], at(i)));
    }
    return new CaseTrace(steps, dueMinute == null ? null : at(dueMinute), ReportSource.GRID_WORKER);
  }

  private static Set<Indicator> countsOf(CaseTrace trace) {
    Set<Indicator> counts = EnumSet.noneOf(Indicator.class);
    for (Indicator indicator : Indicator.ofCases()) {
      if (!Membership.instants(indicator, trace).isEmpty()
          && Membership.satisfies(indicator, trace)) {
        counts.add(indicator);
      }
    }
    return counts;
  }

  @Test
  void aCaseHandledAndClosedInTimeCountsWhereItShould() {
    CaseTrace trace =
        trace(
            9,
            StepKind.REPORTED,
            StepKind.FILED,
            StepKind.DISPATCHED,
            StepKind.HANDLED,
            StepKind.CLOSED);

    assertThat(countsOf(trace))
        .containsExactlyInAnyOrder(
            Indicator.REPORTED,
            Indicator.FILED,
            Indicator.DUE_TO_BE_DISPATCHED,
            Indicator.DISPATCHED,
            Indicator.DUE_TO_BE_HANDLED,
            Indicator.HANDLED,
            Indicator.HANDLED_IN_TIME,
            Indicator.DUE_TO_CLOSE,
            Indicator.CLOSED,
            Indicator.CLOSED_IN_TIME,
            Indicator.HANDLING_RATE,
            Indicator.IN_TIME_HANDLING_RATE,
            Indicator.CLOSING_RATE,
            Indicator.IN_TIME_CLOSING_RATE,
            Indicator.ACCURATE_DISPATCH_RATE,
            Indicator.VALID_REPORT_RATE,
            Indicator.ACCURATE_FILING_RATE,
            Indicator.IN_TIME_DISPATCH_RATE);
    assertThat(Membership.instants(Indicator.CLOSED, trace)).containsExactly(at(4));
  }

  @Test
  void whatCitizensOrTheHotlineToldFirstWasMissedAndNothingElse() {
    Set<ReportSource> missed = EnumSet.noneOf(ReportSource.class);
    for (ReportSource source : ReportSource.values()) {
      CaseTrace trace = new CaseTrace(List.of(new Step(StepKind.FILED, at(0))), null, source);
      if (countsOf(trace).contains(Indicator.MISSED_REPORT_RATE)) {
        missed.add(source);
      }
    }
    assertThat(missed).containsExactlyInAnyOrder(ReportSource.CITIZEN, ReportSource.HOTLINE);
  }

  @Test
  void theMinuteOfTheLimitIsInTimeAndTheNextIsLate() {
    StepKind[] handled = {StepKind.FILED, StepKind.DISPATCHED, StepKind.HANDLED};

    assertThat(countsOf(trace(2, handled))).contains(Indicator.HANDLED_IN_TIME);
    assertThat(countsOf(trace(1, handled)))
        .contains(Indicator.HANDLED_LATE)
        .doesNotContain(Indicator.HANDLED_IN_TIME, Indicator.IN_TIME_HANDLING_RATE);
    assertThat(countsOf(trace(null, handled))).contains(Indicator.HANDLED_IN_TIME);
  }

  @Test
  void anExcusedDelayIsInTimeForStatisticsAndStillShowsTheAppeal() {
    assertThat(
            countsOf(
                trace(1, StepKind.DISPATCHED, StepKind.RESUMED, StepKind.HANDLED, StepKind.CLOSED)))
        .contains(Indicator.HANDLED_LATE);
    assertThat(
            countsOf(
                trace(
                    1,
                    StepKind.DISPATCHED,
                    StepKind.RESUMED,
                    StepKind.HANDLED,
                    StepKind.CLOSED,
                    StepKind.APPEAL_GRANTED)))
        .contains(Indicator.CLOSED_IN_TIME, Indicator.APPEALS_GRANTED);
  }

  @Test
  void reworkAndReopeningTakeBackWhatWasDone() {
    assertThat(countsOf(trace(9, StepKind.DISPATCHED, StepKind.HANDLED, StepKind.REWORK)))
        .contains(Indicator.REWORK)
        .doesNotContain(Indicator.HANDLED, Indicator.DUE_TO_CLOSE);
    assertThat(
            countsOf(
                trace(
                    9, StepKind.DISPATCHED, StepKind.HANDLED, StepKind.CLOSED, StepKind.REOPENED)))
        .contains(Indicator.REOPENED, Indicator.DUE_TO_BE_HANDLED)
        .doesNotContain(Indicator.CLOSED, Indicator.HANDLED);
  }

  @Test
  void aCaseIsOverdueFromItsLimitOnUnlessItIsOutOfTheDepartmentsHands() {
    assertThat(
            Membership.instants(
                Indicator.OVERDUE_AND_OPEN, trace(7, StepKind.FILED, StepKind.DISPATCHED)))
        .containsExactly(at(7));
    for (StepKind after :
        List.of(StepKind.HANDLED, StepKind.CLOSED, StepKind.CANCELLED, StepKind.SUSPENDED)) {
      assertThat(
              Membership.instants(Indicator.OVERDUE_AND_OPEN, trace(7, StepKind.DISPATCHED, after)))
          .as("%s", after)
          .isEmpty();
    }
  }

  @Test
  void whatIsCancelledIsNobodysDuty() {
    assertThat(countsOf(trace(9, StepKind.FILED, StepKind.DISPATCHED, StepKind.CANCELLED)))
        .doesNotContain(Indicator.DUE_TO_BE_HANDLED, Indicator.DUE_TO_BE_DISPATCHED);
  }

  @Test
  void whatIsSuspendedNeedNotCloseUntilItGoesOn() {
    StepKind[] suspended = {StepKind.DISPATCHED, StepKind.HANDLED, StepKind.SUSPENDED};
    assertThat(countsOf(trace(9, suspended))).doesNotContain(Indicator.DUE_TO_CLOSE);
    assertThat(
            countsOf(
                trace(
                    9,
                    StepKind.DISPATCHED,
                    StepKind.HANDLED,
                    StepKind.SUSPENDED,
                    StepKind.RESUMED)))
        .contains(Indicator.DUE_TO_CLOSE);
  }

  @Test
  void inAnyHistoryPartsAddUp() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StepKind[] kinds = new StepKind[random.nextInt(12)];
      for (int k = 0; k < kinds.length; k++) {
        kinds[k] = StepKind.values()[random.nextInt(StepKind.values().length)];
      }
      Set<Indicator> counts = countsOf(trace(random.nextInt(12), kinds));

      assertThat(counts.contains(Indicator.HANDLED))
          .isEqualTo(
              counts.contains(Indicator.HANDLED_IN_TIME) ^ counts.contains(Indicator.HANDLED_LATE));
      assertThat(counts.contains(Indicator.CLOSING_RATE))
          .isEqualTo(
              counts.contains(Indicator.IN_TIME_CLOSING_RATE)
                  ^ counts.contains(Indicator.LATE_CLOSING_RATE));
      assertThat(counts.contains(Indicator.HANDLED) && counts.contains(Indicator.OVERDUE_AND_OPEN))
          .isFalse();
    }
  }

  @Test
  void whatTheReporterSaidLastCounts() {
    CaseTrace trace =
        trace(null, StepKind.REPORTED, StepKind.RATED_NOT_SATISFIED, StepKind.RATED_SATISFIED);

    assertThat(Membership.instants(Indicator.RATED, trace)).containsExactly(at(2));
    assertThat(countsOf(trace))
        .contains(Indicator.SATISFIED_RATE)
        .doesNotContain(Indicator.NOT_SATISFIED_RATE, Indicator.FAIRLY_SATISFIED_RATE);
  }

  @Test
  void aCorrectionBeforeTheFilingLeavesItAccurateAndOneAfterItDoesNot() {
    assertThat(countsOf(trace(null, StepKind.CORRECTED, StepKind.FILED)))
        .contains(Indicator.ACCURATE_FILING_RATE);
    assertThat(countsOf(trace(null, StepKind.FILED, StepKind.CORRECTED)))
        .doesNotContain(Indicator.ACCURATE_FILING_RATE);
  }
}
