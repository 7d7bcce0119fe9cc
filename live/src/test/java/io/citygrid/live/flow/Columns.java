package io.citygrid.live.flow;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.FlowRules;
import java.util.List;

/**
 * A made country for the tests: districts D0, D1, … each 0.05° wide, from 118° E to 118.5° E, each
 * with a north (N) and a south (S) township; beyond that is the sea. Also the usual rules.
 */
final class Columns {
  static final FlowRules RULES =
      new FlowRules(
          new FlowRules.Measuring(15, 15, List.of(AreaLevel.DISTRICT, AreaLevel.TOWNSHIP)),
          new FlowRules.Stays(10, 300, 30),
          new FlowRules.Trips(180),
          new CrowdRules.Usual(2, 20, 4));

  static final long MINUTE = 60_000;

  private Columns() {}

  static List<String> at(double lon, double lat) {
    if (lon < 118 || lon >= 118.5 || lat < 31 || lat >= 31.2) {
      return List.of();
    }
    String district = "D" + (int) Math.floor((lon - 118) / 0.05);
    return List.of(district, district + (lat < 31.1 ? "S" : "N"));
  }

  /** Heard in the middle of the south of a district, so many seconds after the beginning. */
  static MoverFix in(int district, double second) {
    return new MoverFix((long) (second * 1_000), 118.025 + 0.05 * district, 31.05, 20);
  }
}
