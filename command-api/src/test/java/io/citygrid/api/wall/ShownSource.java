package io.citygrid.api.wall;

import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.view.QualityReason;
import io.citygrid.city.view.SourceQuality;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a source can be believed, for the wall: of ten readings a share is usable. */
final class ShownSource {
  private ShownSource() {}

  /**
   * @param clockOff by how many seconds its clock is ahead; null when it is right
   * @param fault why the others are not
   */
  static SourceQuality of(
      SourceKind kind,
      String id,
      Instant at,
      double share,
      @Nullable Long clockOff,
      SourceFault fault,
      List<String> areaPath) {
    long usable = Math.round(share * 10);
    return new SourceQuality(
        kind,
        id,
        1,
        at,
        60,
        10,
        usable,
        share,
        share < 0.9,
        false,
        clockOff,
        usable == 10 ? List.of() : List.of(new QualityReason("", fault, 10 - usable)),
        new GoodValue("level", "82.5 cm", at.minusSeconds(45 * 60 + 5)),
        areaPath);
  }
}
