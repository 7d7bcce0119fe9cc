package io.citygrid.live.traffic.travel;

import io.citygrid.live.crowd.HourSoFar;
import io.citygrid.live.crowd.UsualCrowd;
import java.util.Collections;
import java.util.List;

/**
 * What was learned of the travel time along a route. Flat, stored in state.
 *
 * @param usualSeconds by kind of day and hour as {@link TravelOutlook} numbers them
 * @param hour the hour being gathered
 */
public record RouteMemory(List<UsualCrowd> usualSeconds, HourSoFar hour) {
  /** Nothing was learned yet. */
  public static final RouteMemory NEW =
      new RouteMemory(Collections.nCopies(TravelOutlook.SLOTS, UsualCrowd.NEW), HourSoFar.NONE);

  public RouteMemory {
    usualSeconds = List.copyOf(usualSeconds);
  }
}
