package io.citygrid.jobs.sensors.core;

import io.citygrid.city.Device;
import io.citygrid.city.event.AlertEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Judges what waits in the order of event time, whatever the order of arrival, each reading under
 * the city version it names.
 */
public final class OrderedWatch {
  private OrderedWatch() {}

  /**
   * What was decided.
   *
   * @param after from now on
   * @param alerts alerts that were raised or cleared, in order of event time
   */
  public record Step(WatchedMetric after, List<AlertEvent> alerts) {}

  /** True when event time, having come this far, may have something to judge. */
  public static boolean hasDue(WatchedMetric watched, long toMillis) {
    return !watched.state().rules().isEmpty()
        || (!watched.pending().isEmpty()
            && watched.pending().get(0).observedAtMillis() <= toMillis);
  }

  /**
   * Event time has come this far: judges the readings up to there, and what lasts without one.
   *
   * @param rules the rules of a city version; a device that the version does not have any more is
   *     left as it is
   */
  public static Step advance(
      WatchedMetric before,
      String deviceId,
      String metric,
      long toMillis,
      LongFunction<SensorRules> rules) {
    if (!hasDue(before, toMillis)) {
      return new Step(before, List.of());
    }
    SensorState state = before.state();
    List<AlertEvent> alerts = new ArrayList<>();
    int judged = 0;
    for (PendingReading reading : before.pending()) {
      if (reading.observedAtMillis() > toMillis) {
        break;
      }
      judged++;
      SensorRules version = rules.apply(reading.cityVersion());
      Optional<Device> device = version.city().findDevice(deviceId);
      if (device.isPresent()) {
        SensorStep step =
            ThresholdWatch.read(
                state, device.get(), metric, reading.value(), reading.observedAtMillis(), version);
        state = step.after();
        alerts.addAll(step.alerts());
      }
    }
    if (!state.rules().isEmpty()) {
      SensorRules version = rules.apply(state.cityVersion());
      Optional<Device> device = version.city().findDevice(deviceId);
      if (device.isPresent()) {
        SensorStep step = ThresholdWatch.elapse(state, device.get(), metric, toMillis, version);
        state = step.after();
        alerts.addAll(step.alerts());
      }
    }
    return new Step(before.judged(judged, state), List.copyOf(alerts));
  }
}
