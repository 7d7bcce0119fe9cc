package io.citygrid.api.wall;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.view.CrowdSource;
import io.citygrid.city.view.CrowdView;
import io.citygrid.city.view.ExpectedCrowd;
import java.time.Instant;
import java.util.List;

/** A crowd as the wall shows it. */
final class ShownCrowd {
  private ShownCrowd() {}

  /** Nine of ten people that the area holds, in the minute that began then; warned of. */
  static CrowdView nineOfTen(String area, Instant at) {
    return new CrowdView(
        area,
        at,
        60,
        1,
        3_600L,
        CrowdSource.COUNTERS,
        null,
        false,
        0.9,
        "D",
        0.9,
        120.0,
        20.0,
        null,
        45.0,
        100.0,
        4.0,
        1_200.0,
        true,
        720L,
        0.03,
        -12.5,
        1,
        AlertLevel.ORANGE,
        List.of(new ExpectedCrowd(30, 3_900, 3_500.0, 4_300.0, 150.0)));
  }
}
