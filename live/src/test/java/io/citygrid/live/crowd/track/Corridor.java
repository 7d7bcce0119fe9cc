package io.citygrid.live.crowd.track;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.MeasuringArea;
import io.citygrid.city.event.TrackedPosition;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.plane.PlaneLine;
import io.citygrid.geo.plane.PlanePoint;
import io.citygrid.geo.plane.PlaneRing;
import java.util.List;

/** A corridor of 4 m, 12 m long, of which 4 m are measured, with a line across its middle. */
final class Corridor {
  static final MeasuringArea AREA =
      new MeasuringArea(
          "corridor",
          "hall",
          new LonLat(118, 31),
          0,
          10,
          rectangle(-6, 0, 6, 4),
          rectangle(-2, 0, 2, 4),
          new PlaneLine(new PlanePoint(0, 0), new PlanePoint(0, 4)));

  /** Windows of 2 s, speeds over 0.4 s, who is not seen for a second is somebody new. */
  static final CrowdRules.Tracking RULES = new CrowdRules.Tracking(2, 10, 0.4, 1, 12, 1, 0.99);

  private Corridor() {}

  static PlaneRing rectangle(double left, double low, double right, double high) {
    return new PlaneRing(
        List.of(
            new PlanePoint(left, low),
            new PlanePoint(right, low),
            new PlanePoint(right, high),
            new PlanePoint(left, high)));
  }

  static MeasuredFrame frame(long millis, TrackedPosition... people) {
    return MeasuredFrame.of(
        millis, List.of(people), AREA, new VoronoiDensity(AREA, RULES.cellMeters()));
  }
}
