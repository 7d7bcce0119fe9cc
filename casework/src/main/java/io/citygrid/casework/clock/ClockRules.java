package io.citygrid.casework.clock;

import io.citygrid.city.CaseworkRules;

/**
 * The city's numbers for its clocks.
 *
 * @param yellowShare the light is yellow when less than this share of the limit is left; from 0
 *     (never) to 1
 * @param extensions how often a limit may be extended by one more original limit
 * @param reminderDays overdue by so many working days, a written reminder goes out
 * @param escalationDays overdue by so many working days, the level above takes it up
 */
public record ClockRules(double yellowShare, int extensions, int reminderDays, int escalationDays) {
  public ClockRules {
    if (!(yellowShare >= 0 && yellowShare <= 1)) {
      throw new IllegalArgumentException(
          "the yellow share must be from 0 to 1 but is " + yellowShare);
    }
    if (extensions < 0) {
      throw new IllegalArgumentException("extensions must not be negative but are " + extensions);
    }
    if (reminderDays < 1 || escalationDays <= reminderDays) {
      throw new IllegalArgumentException(
          "reminder and escalation must come after 1 day or more, in this order, but come after "
              + reminderDays
              + " and "
              + escalationDays);
    }
  }

  /** As the city's {@code casework.yaml} says. */
  public static ClockRules of(CaseworkRules rules) {
    return new ClockRules(
        rules.yellowShare(),
        rules.extensions(),
        rules.reminderWorkingDays(),
        rules.escalationWorkingDays());
  }
}
