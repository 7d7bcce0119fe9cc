package io.citygrid.city;

import java.time.Instant;
import java.util.List;

/**
 * What the city says beside its responsibility list.
 *
 * @param unclear what becomes of a list with holes or two answers
 * @param offDuty what becomes of a case whose department is off duty
 * @param rosters the first one that speaks of a department holds; one of which none speaks is
 *     always on duty
 * @param assisting all that fit a case hold
 */
public record ResponsibilityRules(
    Unclear unclear, OffDuty offDuty, List<Roster> rosters, List<Assistance> assisting) {
  /** Of a city that says nothing: everybody is always on duty and nobody assists by rule. */
  public static final ResponsibilityRules NONE =
      new ResponsibilityRules(Unclear.MANUAL_DESK, OffDuty.MANUAL_DESK, List.of(), List.of());

  public ResponsibilityRules {
    rosters = List.copyOf(rosters);
    assisting = List.copyOf(assisting);
  }

  /** True when the department takes cases at that moment. */
  public boolean isOnDuty(Department department, Instant at, WorkingCalendar calendar) {
    return rosters.stream()
        .filter(roster -> roster.fits(department))
        .findFirst()
        .map(roster -> roster.covers(at, calendar))
        .orElse(true);
  }
}
