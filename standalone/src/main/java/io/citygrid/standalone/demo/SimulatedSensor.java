package io.citygrid.standalone.demo;

import io.citygrid.city.MetricKind;
import io.citygrid.city.ThresholdRule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * One metric of one sensor: a day rhythm, noise, now and then an episode that breaches its
 * threshold, and the faults that real sensors have. Every value lies within what the metric can
 * give.
 */
final class SimulatedSensor {
  private static final double EPISODE_CHANCE = 0.002;
  private static final double FAULT_CHANCE = 0.001;
  private static final int EPISODE_STEPS = 14;
  private static final int FAULT_STEPS = 30;
  private static final double SECONDS_PER_DAY = 86_400;

  /** What is wrong with the sensor just now. */
  private enum Fault {
    NONE,
    STUCK,
    SPIKING,
    SILENT
  }

  private final MetricKind metric;
  private final boolean breachesByChance;
  private final Random random;
  private final ZoneId zone;
  private final double usual;
  private final double swing;
  private final double breach;
  private final double stormy;
  private double drift;
  private double last;
  private int episodeLeft;
  private int faultLeft;
  private Fault fault = Fault.NONE;

  /**
   * A sensor in order.
   *
   * @param rule the rule that watches it; empty: nothing does
   * @param breachesByChance false for one whose breaches the city counts and warns of: they are the
   *     script's alone
   */
  SimulatedSensor(
      MetricKind metric,
      Optional<ThresholdRule> rule,
      boolean breachesByChance,
      ZoneId zone,
      Random random) {
    this.metric = metric;
    this.breachesByChance = breachesByChance;
    this.random = random;
    this.zone = zone;
    double range = metric.max() - metric.min();
    double above = rule.map(ThresholdRule::raiseAt).orElse(metric.min() + range / 2);
    boolean upwards =
        rule.map(each -> each.direction() == ThresholdRule.Direction.ABOVE).orElse(true);
    double calm = rule.map(ThresholdRule::clearAt).orElse(above);
    double room = upwards ? calm - metric.min() : metric.max() - calm;
    double sign = upwards ? -1 : 1;
    this.usual = calm + sign * room * (0.4 + 0.3 * random.nextDouble());
    this.swing = room * 0.15;
    this.breach = above - sign * Math.abs(above - usual) * 0.3;
    this.stormy = above - sign * Math.abs(above - calm);
    this.last = usual;
  }

  /**
   * The next value in a storm of a strength above 0, at most 1, at whose height it breaches its
   * threshold; then all sensors work.
   */
  double nextInStorm(double strength) {
    last = rounded(usual + strength * (stormy - usual) + random.nextGaussian() * swing * 0.1);
    return last;
  }

  /** The next value; empty when the sensor is silent. */
  OptionalDouble next(Instant at) {
    changeFortune();
    if (fault == Fault.SILENT) {
      return OptionalDouble.empty();
    }
    if (fault == Fault.STUCK) {
      return OptionalDouble.of(last);
    }
    if (fault == Fault.SPIKING && random.nextInt(4) == 0) {
      return OptionalDouble.of(rounded(random.nextBoolean() ? metric.max() : metric.min()));
    }
    double dayShare = at.atZone(zone).toLocalTime().toSecondOfDay() / SECONDS_PER_DAY;
    drift += random.nextGaussian() * swing * 0.002;
    double center =
        episodeLeft > 0 ? breach : usual + drift - swing * Math.cos(2 * Math.PI * dayShare);
    last = rounded(center + random.nextGaussian() * swing * 0.1);
    return OptionalDouble.of(last);
  }

  private void changeFortune() {
    episodeLeft = Math.max(0, episodeLeft - 1);
    faultLeft = Math.max(0, faultLeft - 1);
    if (faultLeft == 0) {
      fault = Fault.NONE;
    }
    if (episodeLeft == 0 && breachesByChance && random.nextDouble() < EPISODE_CHANCE) {
      episodeLeft = EPISODE_STEPS;
    }
    if (faultLeft == 0 && random.nextDouble() < FAULT_CHANCE) {
      faultLeft = FAULT_STEPS;
      fault = Fault.values()[1 + random.nextInt(Fault.values().length - 1)];
      if (fault == Fault.SPIKING && !breachesByChance) {
        fault = Fault.STUCK;
      }
    }
  }

  private double rounded(double value) {
    return Math.rint(Math.max(metric.min(), Math.min(metric.max(), value)) * 100) / 100;
  }
}
