package io.citygrid.api.wall;

import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingChange;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.Versions;
import io.citygrid.city.testville.TestvilleWarningMessages;
import java.time.Instant;

/** The finding that the tests show: stalls close together in the River District. */
final class ShownFinding {
  private ShownFinding() {}

  static Finding of(long version, FindingState state, Instant at, Versions versions) {
    Finding made = TestvilleWarningMessages.CLUSTER;
    return new Finding(
        made.findingId(),
        version,
        state == FindingState.ENDED ? FindingChange.ENDED : FindingChange.UPDATED,
        state,
        made.kind(),
        made.about(),
        made.areaPath(),
        made.concerned(),
        made.center(),
        made.radiusMeters(),
        at,
        made.since(),
        made.windowDays(),
        made.observed(),
        made.outOf(),
        made.usual(),
        made.chance(),
        made.cases(),
        made.alerts(),
        versions);
  }
}
