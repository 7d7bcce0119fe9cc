package io.citygrid.jobs.traffic.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A road in an interval. Flat, stored in state.
 *
 * @param segments those that were seen, by id
 * @param published whether event time has passed its end
 */
public record RoadInterval(List<SegmentInterval> segments, boolean published) {
  /** Nothing was seen yet. */
  public static final RoadInterval NEW = new RoadInterval(List.of(), false);

  /** With one more sample. */
  public RoadInterval with(SegmentSample sample) {
    SegmentInterval known =
        find(sample.segment()).orElseGet(() -> SegmentInterval.of(sample.segment()));
    return with(known.with(sample));
  }

  RoadInterval with(SegmentInterval segment) {
    List<SegmentInterval> others = new ArrayList<>(segments);
    others.removeIf(other -> other.segment().equals(segment.segment()));
    others.add(segment);
    others.sort(Comparator.comparing(SegmentInterval::segment));
    return new RoadInterval(List.copyOf(others), published);
  }

  /** After its metrics were published. */
  public RoadInterval toldOnce() {
    return new RoadInterval(segments, true);
  }

  /** How much it rests on, as with its segments. */
  long version() {
    return segments.stream().mapToLong(SegmentInterval::version).sum();
  }

  Optional<SegmentInterval> find(String segment) {
    return segments.stream().filter(known -> known.segment().equals(segment)).findFirst();
  }
}
