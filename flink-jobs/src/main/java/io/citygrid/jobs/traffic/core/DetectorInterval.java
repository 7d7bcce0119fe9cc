package io.citygrid.jobs.traffic.core;

import java.util.ArrayList;
import java.util.List;

/**
 * What a detector told in one interval. Flat, stored in state.
 *
 * @param values in no order
 * @param stuckLanes lanes that were found stuck when the interval ended
 * @param published whether it was published
 */
public record DetectorInterval(
    List<LaneValue> values, List<Integer> stuckLanes, boolean published) {
  /** Nothing was told yet. */
  public static final DetectorInterval NEW = new DetectorInterval(List.of(), List.of(), false);

  /** With one more value. */
  public DetectorInterval with(LaneValue value) {
    List<LaneValue> more = new ArrayList<>(values);
    more.add(value);
    return new DetectorInterval(List.copyOf(more), stuckLanes, published);
  }

  /** Whether this value was told before. */
  public boolean has(LaneValue value) {
    return values.stream().anyMatch(value::repeats);
  }
}
