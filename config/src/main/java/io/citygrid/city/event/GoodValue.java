package io.citygrid.city.event;

import java.time.Instant;

/**
 * The last that a source told and that was used.
 *
 * @param what such as {@code level} or {@code position}
 * @param value as text, as it is of different kinds; with its unit where it has one
 * @param at event time
 */
public record GoodValue(String what, String value, Instant at) {
  /**
   * True when this is what was told later. Of the same time the greater text, so that any order
   * ends the same.
   */
  public boolean isAfter(GoodValue other) {
    int byTime = at.compareTo(other.at);
    int order =
        byTime != 0 ? byTime : (what + '\n' + value).compareTo(other.what + '\n' + other.value);
    return order > 0;
  }
}
