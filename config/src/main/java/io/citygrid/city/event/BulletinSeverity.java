package io.citygrid.city.event;

import io.citygrid.city.AlertLevel;

/** CAP 1.2 {@code severity}. */
public enum BulletinSeverity {
  EXTREME,
  SEVERE,
  MODERATE,
  MINOR,
  UNKNOWN;

  /**
   * The level of the Emergency Response Law that it stands for: Minor is blue, Extreme is red. What
   * its sender does not know is not made louder than blue.
   */
  public AlertLevel level() {
    return switch (this) {
      case EXTREME -> AlertLevel.RED;
      case SEVERE -> AlertLevel.ORANGE;
      case MODERATE -> AlertLevel.YELLOW;
      case MINOR, UNKNOWN -> AlertLevel.BLUE;
    };
  }
}
