package io.citygrid.jobs.traffic.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

  /** With more samples, in one step. */
  public RoadInterval with(List<SegmentSample> samples) {
    if (samples.size() == 1) {
      return with(samples.get(0));
    }
    Map<String, SegmentInterval> all = new TreeMap<>();
    segments.forEach(known -> all.put(known.segment(), known));
    for (SegmentSample sample : samples) {
      String segment = sample.segment();
      SegmentInterval known = all.getOrDefault(segment, SegmentInterval.of(segment));
      all.put(segment, known.with(sample));
    }
    return new RoadInterval(List.copyOf(all.values()), published);
  }

  RoadInterval with(SegmentInterval segment) {
    List<SegmentInterval> others = new ArrayList<>(segments.size() + 1);
    others.addAll(segments);
    int at = position(segment.segment());
    if (at >= 0) {
      others.set(at, segment);
    } else {
      others.add(-at - 1, segment);
    }
    return new RoadInterval(List.copyOf(others), published);
  }

  /** After its metrics were published. */
  public RoadInterval toldOnce() {
    return new RoadInterval(segments, true);
  }

  /** How much it rests on, as with its segments: added up, one by one. */
  long version() {
    return segments.stream().mapToLong(SegmentInterval::version).sum();
  }

  Optional<SegmentInterval> find(String segment) {
    int at = position(segment);
    return at < 0 ? Optional.empty() : Optional.of(segments.get(at));
  }

  /** Where a segment stands; less than 0, and where it would stand, when it was not seen. */
  private int position(String segment) {
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
