package io.citygrid.city.mapping;

import io.citygrid.city.event.DetectorQuantity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the columns of a CSV file of loop detectors mean.
 *
 * @param shape how rows and columns lie
 * @param kmhPerUnit what one unit of speed in the file is in kilometres per hour
 */
public record DetectorMapping(Shape shape, double kmhPerUnit) {

  /** How rows and columns lie. */
  public sealed interface Shape {}

  /**
   * One column for each detector, one row for each step of time, no column for the time.
   *
   * @param start time of the first row
   */
  public record Wide(DetectorQuantity quantity, Instant start, Duration step) implements Shape {}

  /**
   * One row for each detector, lane and time.
   *
   * @param lane column of the lane; empty when each detector has one
   * @param values the columns of quantities, always in the order of the quantities; an empty value
   *     is not told
   */
  public record Long(
      String time,
      DateTimeFormatter format,
      ZoneId zone,
      String detector,
      String lane,
      Map<DetectorQuantity, String> values)
      implements Shape {
    public Long {
      values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
  }
}
