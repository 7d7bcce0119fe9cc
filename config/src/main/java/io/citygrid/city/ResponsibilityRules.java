package io.citygrid.city;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the city says beside its responsibility list.
 *
 * @param unclear what becomes of a list with holes or two answers
 * @param offDuty what becomes of a case whose department is off duty
 * @param rosters the first one that speaks of a department holds; one of which none speaks is
 *     always on duty
 * @param fullLoad what becomes of a case whose department is full
 * @param loadLimits the first one that speaks of a department holds; one of which none speaks is
 *     never full
 * @param assisting all that fit a case hold
 */
public record ResponsibilityRules(
    Unclear unclear,
    OffDuty offDuty,
    List<Roster> rosters,
    FullLoad fullLoad,
    List<LoadLimit> loadLimits,
    List<Assistance> assisting) {
  /**
   * Of a city that says nothing: everybody is always on duty and never full, and nobody assists by
   * rule.
   */
  public static final ResponsibilityRules NONE =
      new ResponsibilityRules(
          Unclear.MANUAL_DESK,
          OffDuty.MANUAL_DESK,
          List.of(),
          FullLoad.MANUAL_DESK,
          List.of(),
          List.of());

  public ResponsibilityRules {
    rosters = List.copyOf(rosters);
    loadLimits = List.copyOf(loadLimits);
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

  /** How many cases the department can have in hand; empty when as many as come. */
  public OptionalInt findLoadLimit(Department department) {
    return loadLimits.stream()
        .filter(limit -> limit.fits(department))
        .mapToInt(LoadLimit::casesInHand)
        .findFirst();
  }
}
