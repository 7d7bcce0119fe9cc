package io.citygrid.live.flow;

import io.citygrid.live.crowd.HourSoFar;
import io.citygrid.live.crowd.UsualCrowd;
import java.util.Collections;
import java.util.List;

/**
 * What was learned of the flow of an area. Flat, stored in state.
 *
 * @param usualIn trips into it in an interval, by kind of day and hour as {@link FlowOutlook}
 *     numbers them
 * @param usualOut trips out of it likewise
 * @param hourIn the hour being gathered
 * @param hourOut the same hour
 */
public record FlowMemory(
    List<UsualCrowd> usualIn, List<UsualCrowd> usualOut, HourSoFar hourIn, HourSoFar hourOut) {
  /** Nothing was learned yet. */
  public static final FlowMemory NEW =
      new FlowMemory(
          Collections.nCopies(FlowOutlook.SLOTS, UsualCrowd.NEW),
          Collections.nCopies(FlowOutlook.SLOTS, UsualCrowd.NEW),
          HourSoFar.NONE,
          HourSoFar.NONE);

  public FlowMemory {
    usualIn = List.copyOf(usualIn);
    usualOut = List.copyOf(usualOut);
  }
}
