package io.citygrid.city.testville;

import io.citygrid.city.event.PatrolPosition;
import io.citygrid.city.event.Position;
import java.time.Instant;

/** What phones of grid workers tell in Testville. */
public final class TestvillePatrols {
  private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T00:15:00Z");

  private TestvillePatrols() {}

  /** A grid worker on the way through a cell. */
  public static final PatrolPosition ON_PATROL =
      new PatrolPosition(
          "worker-1",
          new Position(118.021, 31.05, 12),
          MONDAY_MORNING,
          MONDAY_MORNING.plusMillis(700),
          1);
}
