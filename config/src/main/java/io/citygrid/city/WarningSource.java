package io.citygrid.city;

/** What a warning rule watches. */
public enum WarningSource {
  /** The latest value of a live metric. */
  METRIC,
  /** How many alerts of a rule are raised in an area. */
  ALERT,
  /** The worst bulletin in force that somebody outside sent about an event. */
  BULLETIN,
  /** The open findings of a kind about one thing. */
  FINDING
}
