package io.citygrid.standalone.replay;

import io.citygrid.city.City;
import io.citygrid.city.mapping.PositionRow;
import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.matching.Fix;
import io.citygrid.live.traffic.matching.MatchedFix;
import io.citygrid.live.traffic.matching.OnlineMatcher;
import io.citygrid.live.traffic.matching.PositionVerdict;
import io.citygrid.live.traffic.matching.TripVerdicts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges the positions that a city has taken, vehicle by vehicle, by the matcher and the rules that
 * the city itself puts them on its roads with.
 */
final class DriveTally {
  private final City city;
  private final Map<String, List<PositionRow>> trips = new TreeMap<>();

  /**
   * What became of them.
   *
   * @param vehicles that told at least one
   * @param byVerdict how many positions, for each verdict
   * @param known those of which the file tells the true segment
   * @param onTrueRoad those of them that were put on the true road
   * @param onTrueSegment those of them that were put on the true segment, in the true direction
   */
  record Verdicts(
      int vehicles,
      Map<PositionVerdict, Long> byVerdict,
      long known,
      long onTrueRoad,
      long onTrueSegment) {
    long matched() {
      return byVerdict.getOrDefault(PositionVerdict.MATCHED, 0L);
    }
  }

  DriveTally(City city) {
    this.city = city;
  }

  /** One more, in the order of time. */
  void add(PositionRow row) {
    trips.computeIfAbsent(row.vehicle(), vehicle -> new ArrayList<>()).add(row);
  }

  Verdicts judge() {
    Map<PositionVerdict, Long> byVerdict = new EnumMap<>(PositionVerdict.class);
    long known = 0;
    long onRoad = 0;
    long onSegment = 0;
    TripVerdicts trip =
        new TripVerdicts(
            new OnlineMatcher(
                city.roads(), GridSegments.of(city.roads()), city.traffic().matching()),
            city.traffic().matching());
    for (List<PositionRow> rows : trips.values()) {
      List<TripVerdicts.Judged> judged = trip.of(rows.stream().map(this::fix).toList());
      for (int i = 0; i < rows.size(); i++) {
        byVerdict.merge(judged.get(i).verdict(), 1L, Long::sum);
        PositionRow row = rows.get(i);
        if (row.trueSegment().isEmpty()) {
          continue;
        }
        known++;
        MatchedFix matched = judged.get(i).matched();
        if (matched != null) {
          Segment segment = city.roads().segment(matched.segment());
          onRoad += segment.road().equals(row.trueRoad()) ? 1 : 0;
          onSegment += segment.id().equals(row.trueSegment()) ? 1 : 0;
        }
      }
    }
    return new Verdicts(trips.size(), byVerdict, known, onRoad, onSegment);
  }

  private Fix fix(PositionRow row) {
    Double heading = row.headingDegrees();
    Double speed = row.speedKmh();
    return new Fix(
        row.observedAt().toEpochMilli(),
        row.lon(),
        row.lat(),
        row.accuracyMeters() > 0 ? row.accuracyMeters() : city.dispatch().defaultAccuracyMeters(),
        heading == null ? Double.NaN : heading,
        speed == null ? Double.NaN : speed);
  }
}
