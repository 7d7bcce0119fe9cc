package io.citygrid.casework.worklist;

import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.casework.life.Grounds;
import io.citygrid.city.City;
import io.citygrid.city.Measure;
import io.citygrid.city.Standard;
import io.citygrid.city.TimeLimit;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the clocks of cases under one version of the city. Made once for a version, then asked for
 * every case. Thread-safe.
 */
public final class ClockReader {
  private final City city;
  private final WorkingTime time;

  public ClockReader(City city) {
    this.city = city;
    this.time = new WorkingTime(city.calendar());
  }

  /** All clocks of the case at a moment, in order of {@link LimitStage}. */
  public List<ClockReading> list(CaseEvent event, Instant at) {
    return event.current().limits().stream().map(limit -> read(limit, event, at)).toList();
  }

  /**
   * The clock that presses: of those that run, the one due first; otherwise one that stands still.
   * Empty when the case has no clock that could press.
   */
  public Optional<ClockReading> findPressing(CaseEvent event, Instant at) {
    List<ClockReading> lasting =
        list(event, at).stream().filter(clock -> clock.endedAt() == null).toList();
    return lasting.stream()
        .filter(ClockReading::isRunning)
        .min(Comparator.comparing(clock -> Optional.ofNullable(clock.dueAt()).orElse(Instant.MAX)))
        .or(() -> lasting.stream().findFirst());
  }

  private ClockReading read(CaseLimit limit, CaseEvent event, Instant at) {
    Instant due = limit.dueAt();
    boolean runs = limit.endedAt() == null && due != null;
    return new ClockReading(
        limit.stage(),
        limit.startedAt(),
        limit.endedAt(),
        due,
        limit.yellowAt(),
        runs ? light(limit, at) : limit.light(),
        runs && due != null ? Duration.between(at, due) : null,
        runs && due != null ? time.between(at, due) : null,
        findLimit(limit.stage(), event),
        minutes(limit.stage()),
        findMeasure(limit.stage(), event).map(Measure::names).orElse(null));
  }

  private static Light light(CaseLimit limit, Instant at) {
    if (isReached(limit.dueAt(), at)) {
      return Light.RED;
    }
    return isReached(limit.yellowAt(), at) ? Light.YELLOW : Light.GREEN;
  }

  private static boolean isReached(@Nullable Instant moment, Instant at) {
    return moment != null && !moment.isAfter(at);
  }

  private @Nullable TimeLimit findLimit(LimitStage stage, CaseEvent event) {
    if (stage == LimitStage.HANDLING) {
      return findStandard(event).map(Standard::limit).orElse(null);
    }
    return findMeasure(stage, event).map(Measure::limit).orElse(null);
  }

  private Optional<Measure> findMeasure(LimitStage stage, CaseEvent event) {
    return stage.isMeasure()
        ? findStandard(event)
            .map(Standard::measures)
            .filter(measures -> stage.measureIndex() < measures.size())
            .map(measures -> measures.get(stage.measureIndex()))
        : Optional.empty();
  }

  private Optional<Standard> findStandard(CaseEvent event) {
    return city.standardsOf(event.current().category()).stream()
        .filter(row -> Grounds.nameOf(row).equals(event.current().standard()))
        .findFirst();
  }

  private int minutes(LimitStage stage) {
    return switch (stage) {
      case FIELD_CHECK, CHECK -> city.casework().fieldCheckMinutes();
      case DISPATCH -> city.casework().dispatchMinutes();
      case ACCEPTANCE -> city.casework().acceptanceMinutes();
      case HANDLING, FIRST_MEASURE, SECOND_MEASURE, THIRD_MEASURE, FOURTH_MEASURE -> 0;
    };
  }
}
