package io.citygrid.jobs.traffic;

import io.citygrid.jobs.flow.KeptMovers;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.jobs.state.SharedKeys;
import io.citygrid.jobs.traffic.core.KeptVehicle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * Many vehicles share a key: what is kept of each, and which of them are to be looked at when event
 * time comes to the end of a second, so that one timer does for all of them. No interval ends
 * within a second, so that nobody is told later by it.
 *
 * <p>They are forgotten at full hours, by one timer for each key. State has no time to live beside
 * that: Flink would wrap each vehicle and look through all of them.
 */
final class VehiclesTogether {
  private static final SharedKeys KEYS = SharedKeys.of(1_024);
  private static final long MILLIS_PER_SECOND = 1_000;

  private final MapState<String, KeptVehicle> vehicles;

  /** Ids by the end of the second, epoch milliseconds. */
  private final MapState<Long, List<String>> due;

  VehiclesTogether(RuntimeContext context) {
    vehicles =
        context.getMapState(
            new MapStateDescriptor<>(
                "vehicles", Types.STRING, RecordType.ofRecord(KeptVehicle.class)));
    due =
        context.getMapState(
            new MapStateDescriptor<>("vehicles-due", Types.LONG, Types.LIST(Types.STRING)));
  }

  /** The key of a vehicle; the same in every run. */
  static String key(String vehicle) {
    return KEYS.of(vehicle);
  }

  /** What is kept of a vehicle. */
  KeptVehicle find(String vehicle) throws Exception {
    KeptVehicle known = vehicles.get(vehicle);
    return known == null ? KeptVehicle.NEW : known;
  }

  /**
   * Keeps this of a vehicle until it is to be forgotten, and up to an hour longer.
   *
   * @param before what was found
   */
  void keep(String vehicle, KeptVehicle before, KeptVehicle now, TimerService timers)
      throws Exception {
    if (before == KeptVehicle.NEW && vehicles.isEmpty()) {
      long from = Math.max(now.forgottenAtMillis(), timers.currentWatermark());
      timers.registerEventTimeTimer(KeptMovers.hourAfter(from));
    }
    vehicles.put(vehicle, now);
  }

  /** A vehicle is to be looked at when event time has come to the end of the second of a moment. */
  void lookAt(String vehicle, long atMillis, TimerService timers) throws Exception {
    long second = -Math.floorDiv(-atMillis, MILLIS_PER_SECOND) * MILLIS_PER_SECOND;
    List<String> known = due.get(second);
    if (known == null) {
      timers.registerEventTimeTimer(second);
      known = new ArrayList<>();
    }
    known.add(vehicle);
    due.put(second, known);
  }

  /** Which vehicles are to be looked at now, some perhaps twice; that they are is forgotten. */
  List<String> takeDue(long second) throws Exception {
    List<String> taken = due.get(second);
    if (taken == null) {
      return List.of();
    }
    due.remove(second);
    return taken;
  }

  /** Event time has come to a timer; at a full hour what is kept for long enough is forgotten. */
  void forget(long atMillis, TimerService timers) throws Exception {
    if (atMillis % KeptMovers.MILLIS_PER_HOUR != 0 || vehicles.isEmpty()) {
      return;
    }
    long next = Long.MAX_VALUE;
    List<String> gone = new ArrayList<>();
    List<Map.Entry<String, KeptVehicle>> withoutTrips = new ArrayList<>();
    for (Map.Entry<String, KeptVehicle> each : vehicles.entries()) {
      KeptVehicle vehicle = each.getValue();
      if (vehicle.keptToMillis() <= atMillis) {
        gone.add(each.getKey());
        continue;
      }
      if (vehicle.forgottenAtMillis() <= atMillis) {
        vehicle = vehicle.withoutTrips();
        withoutTrips.add(Map.entry(each.getKey(), vehicle));
      }
      next = Math.min(next, vehicle.forgottenAtMillis());
    }
    for (String vehicle : gone) {
      vehicles.remove(vehicle);
    }
    for (Map.Entry<String, KeptVehicle> each : withoutTrips) {
      vehicles.put(each.getKey(), each.getValue());
    }
    if (next < Long.MAX_VALUE) {
      timers.registerEventTimeTimer(KeptMovers.hourAfter(Math.max(next, atMillis)));
    }
  }
}
