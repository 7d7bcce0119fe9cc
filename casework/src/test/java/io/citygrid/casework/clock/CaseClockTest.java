package io.citygrid.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.city.LimitUnit;
import io.citygrid.city.TimeLimit;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseClockTest {
  private static final ClockRules RULES = new ClockRules(0.25, 2, 1, 5);
  private static final Instant MONDAY_TEN = at("2026-11-23T10:00");
  private static final ClockLimit QUARTER_HOUR = ClockLimit.aroundTheClock(Duration.ofMinutes(15));
  private static final ClockLimit ONE_DAY = ClockLimit.of(new TimeLimit(1, LimitUnit.WORKING_DAYS));

  private final WorkingTime time = new WorkingTime(Calendars.weekdays(Set.of(), Map.of()));

  @Test
  void wakesUpForEveryStepUpToTheEscalation() {
    CaseClock clock = CaseClock.none().start(LimitStage.HANDLING, ONE_DAY, MONDAY_TEN);

    assertThat(wakeUps(clock))
        .containsExactly(
            at("2026-11-23T18:00").plus(Duration.ofHours(14)).plusMillis(1),
            at("2026-11-24T10:00"),
            at("2026-11-25T10:00"),
            at("2026-12-01T10:00"));
  }

  @Test
  void countsHandlingAndAcceptanceApart() {
    CaseClock clock =
        CaseClock.none()
            .start(LimitStage.ACCEPTANCE, QUARTER_HOUR, MONDAY_TEN)
            .start(LimitStage.HANDLING, ONE_DAY, MONDAY_TEN)
            .stop(LimitStage.ACCEPTANCE, MONDAY_TEN.plusSeconds(901), time);

    assertThat(clock.listLimits(at("2026-11-24T09:00"), time, RULES))
        .extracting(CaseLimit::stage, CaseLimit::dueAt, CaseLimit::light)
        .containsExactly(
            tuple(LimitStage.ACCEPTANCE, MONDAY_TEN.plusSeconds(900), Light.RED),
            tuple(LimitStage.HANDLING, at("2026-11-24T10:00"), Light.YELLOW));
  }

  @Test
  void whatEndsAtTheLastMomentIsInTime() {
    StageClock clock = StageClock.start(LimitStage.HANDLING, ONE_DAY, MONDAY_TEN);
    Instant due = at("2026-11-24T10:00");

    assertThat(face(clock.stop(due, time)).status(due)).isEqualTo(LimitStatus.YELLOW);
    assertThat(clock.stop(due, time).findDueAt(time)).contains(due);
    assertThat(face(clock.stop(due.plusMillis(1), time)).status(due))
        .isEqualTo(LimitStatus.OVERDUE);
    assertThat(face(clock).status(due)).isEqualTo(LimitStatus.OVERDUE);
  }

  @Test
  void whatEndsInTheEveningAfterItsLimitIsLateThoughNoWorkingTimePassed() {
    StageClock clock =
        StageClock.start(LimitStage.HANDLING, ONE_DAY, at("2026-11-27T08:00"))
            .stop(at("2026-11-28T09:00"), time);

    assertThat(clock.findDueAt(time)).contains(at("2026-11-27T18:00"));
    assertThat(face(clock).status(at("2026-11-28T09:00"))).isEqualTo(LimitStatus.OVERDUE);
  }

  @Test
  void aSuspensionMovesTheEndAndHasNoneWhileItLasts() {
    StageClock paused =
        StageClock.start(LimitStage.HANDLING, ONE_DAY, MONDAY_TEN)
            .pause(at("2026-11-23T12:00"), time);

    assertThat(paused.findDueAt(time)).isEmpty();
    assertThat(face(paused).findNextStep()).isEmpty();
    assertThat(paused.resume(at("2026-12-01T08:00")).findDueAt(time))
        .contains(at("2026-12-01T16:00"));
  }

  @Test
  void reworkGoesOnWithTheSameClock() {
    StageClock rework =
        StageClock.start(LimitStage.HANDLING, ONE_DAY, MONDAY_TEN)
            .stop(at("2026-11-23T17:00"), time)
            .resume(at("2026-11-25T09:00"));

    assertThat(rework.startedAt()).isEqualTo(MONDAY_TEN);
    assertThat(rework.findDueAt(time)).contains(at("2026-11-25T12:00"));
  }

  @Test
  void anExtensionGivesTheLimitOnceMoreTwiceAndNotWhenOverdue() {
    StageClock clock = StageClock.start(LimitStage.HANDLING, ONE_DAY, MONDAY_TEN);
    StageClock twice = clock.extend(MONDAY_TEN, time, RULES).extend(MONDAY_TEN, time, RULES);

    assertThat(twice.findDueAt(time)).contains(at("2026-11-26T10:00"));
    assertThatIllegalStateException()
        .isThrownBy(() -> twice.extend(MONDAY_TEN, time, RULES))
        .withMessageContaining("extended 2 of 2 times");
    Instant due = at("2026-11-24T10:00");
    assertThat(clock.mayExtend(due, time, RULES)).isTrue();
    assertThat(clock.mayExtend(due.plusMillis(1), time, RULES)).isFalse();
  }

  @Test
  void aNewHolidayMovesTheEndOfRunningCases() {
    StageClock clock = StageClock.start(LimitStage.HANDLING, ONE_DAY, MONDAY_TEN);
    var withHoliday =
        new WorkingTime(Calendars.weekdays(Set.of(LocalDate.of(2026, 11, 24)), Map.of()));

    assertThat(clock.findDueAt(time)).contains(at("2026-11-24T10:00"));
    assertThat(clock.findDueAt(withHoliday)).contains(at("2026-11-25T10:00"));
  }

  @Test
  void aMoveOutOfOrderTurnsNoClockBack() {
    StageClock clock = StageClock.start(LimitStage.HANDLING, ONE_DAY, MONDAY_TEN);

    assertThat(clock.stop(MONDAY_TEN.minusSeconds(60), time).endedAt()).isEqualTo(MONDAY_TEN);
    assertThat(face(clock.pause(MONDAY_TEN.minusSeconds(60), time)).remainingMillis(MONDAY_TEN))
        .isEqualTo(Duration.ofHours(8).toMillis());
  }

  @Test
  void refusesTwoClocksForAStageAndRulesWithoutSense() {
    StageClock clock = StageClock.start(LimitStage.CHECK, QUARTER_HOUR, MONDAY_TEN);

    assertThatIllegalArgumentException().isThrownBy(() -> new CaseClock(List.of(clock, clock)));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClockRules(1.5, 2, 1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClockRules(0.25, 2, 5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClockLimit(true, -1, 0));
  }

  private List<Instant> wakeUps(CaseClock clock) {
    var moments = new ArrayList<Instant>();
    CaseClock told = clock;
    var next = told.findNextStep(time, RULES);
    while (next.isPresent()) {
      moments.add(next.get().at());
      told = told.told(next.get().stage(), next.get().status());
      next = told.findNextStep(time, RULES);
    }
    return moments;
  }

  private ClockFace face(StageClock clock) {
    return new ClockFace(clock, time, RULES);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }
}
