package io.citygrid.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of a clock, minute by minute beside the slow twin. */
class StageClockTwinTest {
  private static final int MINUTES = 9 * 1440;
  private static final LocalDate SPRING = LocalDate.of(2026, 3, 26);

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void showsAtEveryMinuteWhatTheTwinShows(long seed) {
    var random = new Random(seed);
    WorkingCalendar calendar = Calendars.random(random, SPRING);
    var time = new WorkingTime(calendar);
    var rules = new ClockRules(0.25, 2, 1, 3);
    boolean workingTimeOnly = random.nextBoolean();
    long limitMinutes = 4L * (1 + random.nextInt(200));
    Instant now = SPRING.atStartOfDay(calendar.zone()).toInstant().plus(3, ChronoUnit.HOURS);
    var limit = new ClockLimit(workingTimeOnly, 0, limitMinutes * 60_000);
    StageClock clock = StageClock.start(LimitStage.HANDLING, limit, now);
    var twin =
        new TickingClock(limitMinutes, time.workingDay().toMinutes(), workingTimeOnly, rules);
    var walk = new MinuteWalk(calendar, now);

    for (int minute = 0; minute < MINUTES; minute++) {
      if (random.nextInt(300) == 0) {
        clock = move(random.nextInt(5), clock, twin, now, time, rules);
      }
      var face = new ClockFace(clock, time, rules);
      String at = "seed %d, %s, %s".formatted(seed, now, clock);
      assertThat(face.status(now)).as(at).isEqualTo(twin.status());
      assertThat(face.remainingMillis(now)).as(at).isEqualTo(twin.remaining() * 60_000);

      Instant next = now.plusSeconds(60);
      LimitStatus toldBefore = clock.told();
      twin.minute(walk.workingMinutesUntil(next) == 1);
      clock = tellUntil(next, clock, time, rules);
      boolean further = clock.isRunning() && twin.status().compareTo(toldBefore) > 0;
      assertThat(clock.told()).as("told: " + at).isEqualTo(further ? twin.status() : toldBefore);
      now = next;
    }
  }

  /** Each step once, at a moment that has come. */
  private static StageClock tellUntil(
      Instant moment, StageClock clock, WorkingTime time, ClockRules rules) {
    StageClock told = clock;
    var step = new ClockFace(told, time, rules).findNextStep();
    while (step.filter(next -> !next.at().isAfter(moment)).isPresent()) {
      told = told.told(step.get().status());
      step = new ClockFace(told, time, rules).findNextStep();
    }
    return told;
  }

  private static StageClock move(
      int move,
      StageClock clock,
      TickingClock twin,
      Instant now,
      WorkingTime time,
      ClockRules rules) {
    switch (move) {
      case 0:
        twin.pause();
        return clock.pause(now, time);
      case 1:
        twin.stop();
        return clock.stop(now, time);
      case 2:
        assertThat(clock.mayExtend(now, time, rules)).isEqualTo(twin.mayExtend());
        if (twin.mayExtend()) {
          twin.extend();
          return clock.extend(now, time, rules);
        }
        return clock;
      default:
        twin.resume();
        return clock.resume(now);
    }
  }
}
