package io.citygrid.jobs.traffic.core;

import java.util.ArrayList;
import java.util.List;

/**
 * A road in an interval. Flat, stored in state.
 *
 * @param segments those that were seen, by id
 * @param published whether event time has passed its end, so that the wall shows it
 * @param recorded whether its metrics were told; they follow what is shown
 */
public record RoadInterval(List<SegmentInterval> segments, boolean published, boolean recorded) {
  /** Nothing was seen yet. */
  public static final RoadInterval NEW = new RoadInterval(List.of(), false, false);

  /** With one more sample. */
  public RoadInterval with(SegmentSample sample) {
    return with(List.of(sample));
  }

  /** With more samples, in one step. */
  public RoadInterval with(List<SegmentSample> samples) {
    List<SegmentInterval> all = new ArrayList<>(segments.size() + samples.size());
    all.addAll(segments);
    for (SegmentSample sample : samples) {
      int at = position(all, sample.segment());
      if (at >= 0) {
        all.set(at, all.get(at).with(sample));
      } else {
        all.add(-at - 1, SegmentInterval.of(sample.segment()).with(sample));
      }
    }
    return new RoadInterval(List.copyOf(all), published, recorded);
  }

  /** After all of it was shown. */
  public RoadInterval afterPublishing() {
    return new RoadInterval(segments, true, recorded);
  }

  /** After all of its metrics were told. */
  public RoadInterval afterRecording() {
    return new RoadInterval(segments, published, true);
  }

  /** How much it rests on, as with its segments: added up, one by one. */
  long version() {
    long version = 0;
    for (SegmentInterval segment : segments) {
      version += segment.version();
    }
    return version;
  }

  /** Where a segment stands; less than 0, and where it would stand, when it was not seen. */
  private static int position(List<SegmentInterval> segments, String segment) {
    int low = 0;
    int high = segments.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = segments.get(middle).segment().compareTo(segment);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }
}
