package io.citygrid.jobs.crowd.core;

import io.citygrid.city.event.MetricValue;
import io.citygrid.live.crowd.DevicesHeard;
import java.time.Instant;
import java.util.Optional;

/**
 * How many devices were heard in a place up to the end of a window. Flat, streamed.
 *
 * @param windowMillis start of the window, epoch milliseconds
 */
public record PlaceHeard(
    String place, long windowMillis, DevicesHeard heard, int leastGroup, long cityVersion) {
  /** What places that are hot public areas begin with. */
  public static final String HOT_AREA = "hot-area/";

  public boolean isHotArea() {
    return place.startsWith(HOT_AREA);
  }

  /** For the area. */
  public CrowdTold told() {
    return new CrowdTold(
        place.substring(HOT_AREA.length()), windowMillis, null, heard, cityVersion);
  }

  /** For everybody, unless the group is so small that a person could be recognised. */
  public Optional<MetricValue> metric() {
    long people = Math.round(heard.estimate());
    return people < leastGroup
        ? Optional.empty()
        : Optional.of(
            new MetricValue(
                "crowd/" + place + "/present",
                Instant.ofEpochMilli(windowMillis),
                people,
                "1",
                heard.version(),
                Math.max(0, 1 - heard.errorShare())));
  }
}
