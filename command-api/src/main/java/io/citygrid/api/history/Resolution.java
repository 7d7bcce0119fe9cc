package io.citygrid.api.history;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How finely a metric is remembered. */
public enum Resolution {
  /** The last value of each minute, kept for eight days. */
  MINUTE("1m", Duration.ofMinutes(1)),
  /** Of what the minutes of a quarter of an hour had, kept for four hundred days. */
  QUARTER("15m", Duration.ofMinutes(15)),
  /** Of what the quarters of a day in the city's zone had, kept for good. */
  DAY("1d", Duration.ofDays(1));

  private final String text;
  private final Duration step;

  Resolution(String text, Duration step) {
    this.text = text;
    this.step = step;
  }

  /** As requests name it. */
  public String text() {
    return text;
  }

  /** How long a point is; a day may be an hour shorter or longer. */
  public Duration step() {
    return step;
  }

  public static Optional<Resolution> find(String text) {
    return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
  }
}
