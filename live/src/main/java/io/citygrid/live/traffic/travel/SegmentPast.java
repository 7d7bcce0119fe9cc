package io.citygrid.live.traffic.travel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was measured on a segment lately. Flat, stored in state.
 *
 * @param speeds one for each interval in which somebody was seen, rising
 */
public record SegmentPast(List<SegmentSpeed> speeds) {
  /** Nothing was measured yet. */
  public static final SegmentPast NONE = new SegmentPast(List.of());

  public SegmentPast {
    speeds = List.copyOf(speeds);
  }

  /** With an interval, or its correction; of an interval the highest version holds. */
  public SegmentPast with(SegmentSpeed told) {
    List<SegmentSpeed> after = new ArrayList<>(speeds);
    for (SegmentSpeed known : speeds) {
      if (known.intervalMillis() == told.intervalMillis()) {
        if (known.version() > told.version()) {
          return this;
        }
        after.remove(known);
      }
    }
    after.add(told);
    after.sort(Comparator.comparingLong(SegmentSpeed::intervalMillis));
    return new SegmentPast(after);
  }

  /** The newest that began in (from, to]. */
  public Optional<SegmentSpeed> newest(long fromMillis, long toMillis) {
    for (int i = speeds.size() - 1; i >= 0; i--) {
      long at = speeds.get(i).intervalMillis();
      if (at <= toMillis) {
        return at > fromMillis ? Optional.of(speeds.get(i)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Without what began at this moment or before, but for the newest, which tells the free flow. */
  public SegmentPast since(long millis) {
    int gone = 0;
    while (gone + 1 < speeds.size() && speeds.get(gone + 1).intervalMillis() <= millis) {
      gone++;
    }
    return gone == 0 ? this : new SegmentPast(speeds.subList(gone, speeds.size()));
  }
}
