package io.citygrid.casework.life;

import io.citygrid.city.CaseworkRules;
import java.time.Duration;

/**
 * The city's numbers for the life of its cases.
 *
 * @param returns how often departments may give a case back before a supervisor decides whose it is
 * @param extensions how often a limit may be extended
 * @param suspensions how often a case may be put off
 * @param longestSuspension how far ahead a suspension may end
 * @param reopenPeriod how long after its end a case may be reopened
 * @param onTheSpotMeters how far from the case's place a check on the spot may be made, beside the
 *     accuracy of both positions
 */
public record LifeRules(
    int returns,
    int extensions,
    int suspensions,
    Duration longestSuspension,
    Duration reopenPeriod,
    int onTheSpotMeters) {
  public LifeRules {
    if (returns < 0 || extensions < 0 || suspensions < 0) {
      throw new IllegalArgumentException("counts of moves must not be negative");
    }
    if (longestSuspension.isNegative() || reopenPeriod.isNegative()) {
      throw new IllegalArgumentException("periods must not be negative");
    }
    if (onTheSpotMeters < 1) {
      throw new IllegalArgumentException("a check on the spot needs room of at least a metre");
    }
  }

  /** As the city's {@code casework.yaml} says. */
  public static LifeRules of(CaseworkRules rules) {
    return new LifeRules(
        rules.returns(),
        rules.extensions(),
        rules.suspensions(),
        Duration.ofDays(rules.longestSuspensionDays()),
        Duration.ofDays(rules.reopenDays()),
        rules.onTheSpotMeters());
  }
}
