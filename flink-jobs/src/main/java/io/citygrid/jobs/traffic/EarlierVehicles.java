package io.citygrid.jobs.traffic;

import io.citygrid.jobs.flow.EarlierMovers;
import io.citygrid.jobs.traffic.core.KeptVehicle;
import io.citygrid.jobs.traffic.core.VehicleQuality;
import io.citygrid.jobs.traffic.core.VehicleState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimerService;

/**
 * What builds before decision 0122 kept of vehicles, each under its own name. Positions that waited
 * there for event time are taken when it comes, by the timers that stand, and a way ends there by
 * silence; what is heard from then on begins a way of its own. Only ever emptied.
 */
final class EarlierVehicles {
  private final ValueState<VehicleState> drive;
  private final ValueState<VehicleQuality> quality;
  private final EarlierMovers movers;

  EarlierVehicles(
      ValueState<VehicleState> drive, ValueState<VehicleQuality> quality, EarlierMovers movers) {
    this.drive = drive;
    this.quality = quality;
    this.movers = movers;
  }

  /** Event time has come to a timer: the vehicle of the current key, without its trips. */
  KeptVehicle find(long timestamp, TimerService timers) throws Exception {
    movers.onEventTime(timestamp, timers);
    VehicleState way = drive.value();
    if (way == null) {
      return KeptVehicle.NEW;
    }
    VehicleQuality believed = quality.value();
    return KeptVehicle.NEW.with(way).with(believed == null ? VehicleQuality.NEW : believed);
  }

  /** Keeps the vehicle of the current key as long as there is something that event time ends. */
  void keep(KeptVehicle now, long timestamp, TimerService timers) throws Exception {
    VehicleState way = now.drive();
    if (way.pending().isEmpty() && way.matching().columns().isEmpty()) {
      drive.clear();
      quality.clear();
      return;
    }
    drive.update(way);
    quality.update(now.quality());
    if (way.lookAtMillis() > timestamp) {
      timers.registerEventTimeTimer(way.lookAtMillis());
    }
  }
}
