package io.citygrid.live.crowd;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.DeviceShare;
import io.citygrid.city.Names;
import io.citygrid.geo.LonLat;
import java.util.List;

/** The default numbers, written out, and a square of 1,000 usable square metres for 1,000. */
public final class Rules {
  public static final CrowdRules CROWD =
      new CrowdRules(
          new CrowdRules.Measuring(5, 15),
          new CrowdRules.Presence(5, 100, new DeviceShare(1, 0.5), 4),
          new CrowdRules.ServiceLevels(
              List.of(0.31, 0.43, 0.72, 1.08, 2.17), List.of(0.83, 1.11, 1.43, 3.33, 5.0)),
          new CrowdRules.Warnings(
              List.of(0.6, 0.8, 0.9, 1.0),
              List.of(1.0, 2.0, 3.5, 5.0),
              List.of(60., 30., 15., 5.),
              0.3,
              List.of(0.033, 0.067, 0.1, 0.2),
              0.1,
              2,
              0.9),
          new CrowdRules.Usual(2, 20, 4),
          new CrowdRules.Forecast(0.8, 2, 0.9, 10, 200),
          new CrowdRules.Counters(82, 120, 0.5),
          new CrowdRules.Tracking(10, 30, 0.4, 1, 12, 1, 0.99),
          new CrowdRules.Cells(5),
          new CrowdRules.Trend(0.001, 0.01),
          new CrowdRules.Privacy(10));

  static final CrowdArea SQUARE =
      new CrowdArea(
          "square",
          new Names("广场", "Square"),
          CrowdArea.Kind.STANDING,
          new LonLat(118.05, 31.05),
          1_200,
          200,
          1_000,
          null,
          0,
          null);

  private Rules() {}
}
