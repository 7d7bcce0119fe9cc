package io.citygrid.jobs.traffic.core;

import io.citygrid.live.traffic.matching.Fix;
import io.citygrid.live.traffic.matching.MatchState;
import io.citygrid.live.traffic.matching.MatchedFix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a vehicle. Flat, stored in state.
 *
 * @param pending positions that event time has not come to, in its order
 * @param matching positions that are not decided yet
 * @param last the last decided position; null before the first of a way
 * @param decidedToMillis event time up to which positions were taken
 * @param cityVersion whose roads all this is about
 * @param lookAtMillis event time at which a timer stands that looks whether the vehicle has fallen
 *     silent, never later than it can have; 0 when none stands
 */
public record VehicleState(
    List<Fix> pending,
    MatchState matching,
    @Nullable MatchedFix last,
    long decidedToMillis,
    long cityVersion,
    long lookAtMillis) {
  /** Nothing was seen yet. */
  public static final VehicleState NEW =
      new VehicleState(List.of(), MatchState.NEW, null, Long.MIN_VALUE, 0, 0);

  /** The position of this time that waits, so that another is a repeat, or of another vehicle. */
  public Optional<Fix> findPending(long atMillis) {
    for (Fix fix : pending) {
      if (fix.atMillis() == atMillis) {
        return Optional.of(fix);
      }
    }
    return Optional.empty();
  }

  /** With one more position, which waits for event time. */
  public VehicleState with(Fix fix, long version) {
    List<Fix> more = new ArrayList<>(pending.size() + 1);
    more.addAll(pending);
    int place = more.size();
    while (place > 0 && more.get(place - 1).atMillis() > fix.atMillis()) {
      place--;
    }
    more.add(place, fix);
    return new VehicleState(
        List.copyOf(more), matching, last, decidedToMillis, version, lookAtMillis);
  }

  /** A timer stands that looks for silence; 0: none does. */
  public VehicleState lookAt(long atMillis) {
    return new VehicleState(pending, matching, last, decidedToMillis, cityVersion, atMillis);
  }

  /** On the roads of another version, where nothing was driven yet. */
  public VehicleState under(long version) {
    return new VehicleState(pending, matching, last, decidedToMillis, version, lookAtMillis);
  }
}
