package io.citygrid.jobs.traffic.core;

import io.citygrid.live.traffic.SpaceMean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that was seen on a segment in an interval. Flat, stored in state.
 *
 * @param loops by detector, in the order of their ids, so that sums do not depend on arrival
 * @param vehicles what vehicles that told their positions did
 * @param samples how many samples of vehicles that is
 */
public record SegmentInterval(
    String segment, List<LoopSample> loops, SpaceMean vehicles, long samples) {

  static SegmentInterval of(String segment) {
    return new SegmentInterval(segment, List.of(), SpaceMean.NONE, 0);
  }

  SegmentInterval with(SegmentSample sample) {
    if (sample.detector().isEmpty()) {
      return new SegmentInterval(
          segment, loops, vehicles.plus(sample.driven()), samples + sample.values());
    }
    List<LoopSample> others = new ArrayList<>(loops);
    others.removeIf(loop -> loop.detector().equals(sample.detector()));
    others.add(
        new LoopSample(sample.detector(), sample.driven(), sample.flowPerHour(), sample.values()));
    others.sort(Comparator.comparing(LoopSample::detector));
    return new SegmentInterval(segment, List.copyOf(others), vehicles, samples);
  }

  /**
   * How much it rests on. Whoever saw more has the higher version, and who saw the same has the
   * same, also after a restart: so the highest version ever told is the right one.
   */
  long version() {
    long version = samples;
    for (LoopSample loop : loops) {
      version += loop.values();
    }
    return version;
  }

  SpaceMean loopsTogether() {
    return loops.stream().map(LoopSample::driven).reduce(SpaceMean.NONE, SpaceMean::plus);
  }

  /** Mean of the detectors that told a flow; NaN when none did. */
  double flowPerHour() {
    return loops.stream()
        .mapToDouble(LoopSample::flowPerHour)
        .filter(flow -> !Double.isNaN(flow))
        .average()
        .orElse(Double.NaN);
  }
}
