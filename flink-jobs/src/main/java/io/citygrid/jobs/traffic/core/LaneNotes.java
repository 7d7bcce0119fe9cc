package io.citygrid.jobs.traffic.core;

import io.citygrid.city.TrafficRules;
import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.live.traffic.DetectorCheck;
import io.citygrid.live.traffic.DetectorFault;
import io.citygrid.live.traffic.LaneSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of the samples of a detector in one interval, lane by lane. */
public final class LaneNotes {
  private static final long MILLIS_PER_SECOND = 1_000;

  private final Map<SourceFault, Long> faults = new EnumMap<>(SourceFault.class);
  private long usable;
  private @Nullable GoodValue good;

  private LaneNotes() {}

  /**
   * The notes.
   *
   * @param told what the detector told so far; its number of values is their version
   */
  public static List<QualityNote> of(
      String detector,
      long interval,
      DetectorInterval told,
      long intervalMillis,
      TrafficRules.Detectors rules) {
    SortedMap<Integer, LaneNotes> lanes = new TreeMap<>();
    LaneJoin.samples(told.values())
        .forEach(
            (at, sample) ->
                lanes
                    .computeIfAbsent(at.lane(), lane -> new LaneNotes())
                    .add(at, sample, told.stuckLanes(), rules));
    List<QualityNote> notes = new ArrayList<>();
    lanes.forEach(
        (lane, heard) ->
            notes.add(
                new QualityNote(
                    SourceKind.DETECTOR,
                    detector,
                    Integer.toString(lane),
                    NoteTeller.JUDGEMENT,
                    Instant.ofEpochMilli(interval),
                    intervalMillis / MILLIS_PER_SECOND,
                    told.values().size(),
                    heard.usable,
                    heard.counts(),
                    heard.good,
                    null)));
    return notes;
  }

  private void add(
      LaneJoin.At at, LaneSample sample, List<Integer> stuck, TrafficRules.Detectors rules) {
    DetectorFault fault =
        stuck.contains(at.lane()) ? DetectorFault.STUCK : DetectorCheck.check(sample, rules);
    if (fault == DetectorFault.NONE) {
      usable++;
      good = new GoodValue("lane " + at.lane(), text(sample), Instant.ofEpochMilli(at.atMillis()));
    } else {
      faults.merge(SourceFault.valueOf(fault.name()), 1L, Long::sum);
    }
  }

  private List<FaultCount> counts() {
    return faults.entrySet().stream()
        .map(entry -> new FaultCount(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String text(LaneSample sample) {
    List<String> known = new ArrayList<>();
    if (!Double.isNaN(sample.flowPerHour())) {
      known.add(sample.flowPerHour() + "/h");
    }
    if (!Double.isNaN(sample.speedKmh())) {
      known.add(sample.speedKmh() + " km/h");
    }
    if (!Double.isNaN(sample.occupancy())) {
      known.add(sample.occupancy() + " occupied");
    }
    return String.join(", ", known);
  }
}
