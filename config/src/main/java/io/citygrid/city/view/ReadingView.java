package io.citygrid.city.view;

import java.time.Instant;

/** The latest reading of one metric of a device. */
public record ReadingView(String deviceId, String metric, double value, Instant observedAt) {
  /** Its id in the live view. */
  public String id() {
    return deviceId + "/" + metric;
  }
}
