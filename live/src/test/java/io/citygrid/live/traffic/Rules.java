package io.citygrid.live.traffic;

import io.citygrid.city.TrafficRules;
import java.util.List;

/** The numbers of the standard, written out. */
public final class Rules {
  public static final TrafficRules TRAFFIC =
      new TrafficRules(
          new TrafficRules.Measuring(5, 30, 30, 10, 2),
          new TrafficRules.Levels(
              List.of(0.7, 0.5, 0.4, 0.3),
              List.of(65., 50., 35., 20.),
              List.of(40., 30., 20., 15.),
              List.of(35., 25., 15., 10.),
              List.of(1.0, 1.2, 1.5, 1.8, 2.1, 2.4)),
          new TrafficRules.FreeFlow(30, 60),
          new TrafficRules.Usual(2, 20),
          new TrafficRules.Detectors(180, 3_000, 120, 180, 6.5, 0.05, 4),
          new TrafficRules.Incidents(0.5, 0.6, 2, 0.7, 0.2),
          new TrafficRules.Matching(60, 5, 25, 60, 120, 180, 180, 4, 7),
          new TrafficRules.Travel(10, 0.5, 2, 20));

  private Rules() {}
}
