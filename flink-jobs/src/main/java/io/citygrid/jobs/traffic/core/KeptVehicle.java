package io.citygrid.jobs.traffic.core;

import io.citygrid.live.flow.MoverState;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a vehicle. Flat, stored in state.
 *
 * @param drive its way along the roads
 * @param quality how far its positions can be believed
 * @param mover the trips it makes; null when nothing of them is known
 * @param keptToMillis event time at which all of this is forgotten if nothing more is heard
 */
public record KeptVehicle(
    VehicleState drive, VehicleQuality quality, @Nullable MoverState mover, long keptToMillis) {
  /** Nothing was heard yet. */
  public static final KeptVehicle NEW =
      new KeptVehicle(VehicleState.NEW, VehicleQuality.NEW, null, Long.MIN_VALUE);

  /** With its way as it is now. */
  public KeptVehicle with(VehicleState now) {
    return new KeptVehicle(now, quality, mover, keptToMillis);
  }

  /** With what is believed of it now. */
  public KeptVehicle with(VehicleQuality now) {
    return new KeptVehicle(drive, now, mover, keptToMillis);
  }

  /** With its trips as they are now. */
  public KeptVehicle with(MoverState now) {
    return new KeptVehicle(drive, quality, now, keptToMillis);
  }

  /** Its trips are forgotten. */
  public KeptVehicle withoutTrips() {
    return new KeptVehicle(drive, quality, null, keptToMillis);
  }

  /** Something was heard of it, so that it is kept until then, or longer. */
  public KeptVehicle keptTo(long millis) {
    return millis <= keptToMillis ? this : new KeptVehicle(drive, quality, mover, millis);
  }

  /** Event time at which the next part of this is forgotten. */
  public long forgottenAtMillis() {
    return mover == null ? keptToMillis : Math.min(keptToMillis, mover.forgottenAtMillis());
  }
}
