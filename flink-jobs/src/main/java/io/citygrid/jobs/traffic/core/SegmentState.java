package io.citygrid.jobs.traffic.core;

import io.citygrid.city.TrafficRules;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.CongestionLevel;
import io.citygrid.live.traffic.NetworkTraffic;
import io.citygrid.live.traffic.SpeedFusion;
import io.citygrid.live.traffic.TravelTime;

/**
 * What a segment is like in an interval, as far as it was seen.
 *
 * @param speed of both sources
 * @param flowPerHour NaN when not told
 * @param version how much it rests on, of all that was seen of the segment
 */
record SegmentState(
    Segment segment,
    SpeedFusion speed,
    double flowPerHour,
    SegmentMemory memory,
    CongestionLevel level,
    long version) {

  static SegmentState of(
      Segment segment, SegmentInterval seen, SegmentMemory memory, TrafficRules rules) {
    SpeedFusion speed = SpeedFusion.of(seen.loopsTogether(), seen.vehicles(), rules.measuring());
    CongestionLevel level =
        memory.learned()
            ? CongestionLevel.ofFreeFlow(speed.kmh(), memory.freeFlowKmh(), rules.levels())
            : CongestionLevel.ofSpeed(speed.kmh(), segment.roadClass(), rules.levels());
    return new SegmentState(segment, speed, seen.flowPerHour(), memory, level, seen.version());
  }

  TravelTime time() {
    return TravelTime.along(segment.lengthMeters(), speed.kmh(), memory.freeFlowKmh());
  }

  NetworkTraffic traffic() {
    return NetworkTraffic.ofSegment(segment.lengthMeters(), speed.vehicles(), time(), level);
  }
}
