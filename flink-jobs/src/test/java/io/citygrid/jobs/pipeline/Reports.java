package io.citygrid.jobs.pipeline;

import io.citygrid.city.ReportSource;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import java.time.Instant;

/** Reports of Testville. */
final class Reports {
  static final Instant MONDAY_MORNING = Testville.FOUNDED.plusSeconds(3600);
  private static final int TEN_MINUTES_MILLIS = 600_000;
  private static final LonLat[] PLACES = {
    Testville.NORTH_STREET,
    Testville.SOUTH_STREET,
    Testville.HILLTOWN,
    Testville.HARBOUR,
    Testville.OUTSIDE,
    Testville.NEAR_HILL_EDGE
  };
  private static final String[] CATEGORIES = {"C0101", "E0101", "E0102", "E0201", "E0301", "E0401"};

  private Reports() {}

  /**
   * The report with this number: always the same. All come within ten minutes, so that no time
   * limit ends while they come.
   */
  static Report number(int number, long cityVersion) {
    return number(number, cityVersion, ReportSource.GRID_WORKER);
  }

  /** The same from another source. */
  static Report number(int number, long cityVersion, ReportSource source) {
    LonLat place = PLACES[number % PLACES.length];
    return new Report(
        CaseIds.of("worker-1", "key-" + number),
        "worker-1",
        source,
        CATEGORIES[(number / PLACES.length) % CATEGORIES.length],
        "problem " + number,
        number % 10 == 0 ? null : new Position(place.lon(), place.lat(), 0),
        MONDAY_MORNING.plusMillis(number % TEN_MINUTES_MILLIS),
        MONDAY_MORNING.plusMillis(number % TEN_MINUTES_MILLIS + 5L),
        cityVersion,
        "");
  }
}
