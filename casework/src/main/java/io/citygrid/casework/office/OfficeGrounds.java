package io.citygrid.casework.office;

import io.citygrid.casework.clock.ClockRules;
import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.city.City;

/**
 * What a decision rests on besides the task and the command: one version of the city. Made once for
 * a version, then asked for every task.
 *
 * @param time the city's working time
 * @param clocks the city's numbers for its clocks: those of cases
 */
public record OfficeGrounds(City city, WorkingTime time, ClockRules clocks) {

  public static OfficeGrounds of(City city) {
    return new OfficeGrounds(
        city, new WorkingTime(city.calendar()), ClockRules.of(city.casework()));
  }

  /** True when no clock shows anything else than under another version. */
  public boolean keepsTimeAs(OfficeGrounds other) {
    return clocks.equals(other.clocks) && city.calendar().equals(other.city.calendar());
  }
}
