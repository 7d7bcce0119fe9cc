package io.citygrid.live.flow;

import io.citygrid.city.FlowRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows one mover, whatever order its positions come in: of each half minute the most accurate
 * position counts, and one that comes late is put where it belongs and everything since worked out
 * anew, so that trips that were told are taken back and others told instead. The same positions
 * come to the same trips in any order, as long as none is too late.
 */
public final class TripWatch {
  private static final long MILLIS_PER_MINUTE = 60_000;

  private final StayDetection detection;
  private final AreasAt areas;
  private final long correctableMillis;

  public TripWatch(FlowRules rules, AreasAt areas) {
    this.detection = new StayDetection(rules, areas);
    this.areas = areas;
    this.correctableMillis = rules.measuring().correctableMinutes() * MILLIS_PER_MINUTE;
  }

  /** What a position came to. */
  public record Step(MoverState after, List<TripChange> changes, FixVerdict verdict) {}

  /**
   * A position comes.
   *
   * @param watermark how far event time has come, epoch milliseconds
   */
  public Step take(MoverState before, MoverFix fix, long watermark) {
    if (areas.codes(fix.lon(), fix.lat()).isEmpty()) {
      return new Step(before, List.of(), FixVerdict.OUTSIDE);
    }
    if (isClosed(fix, watermark)) {
      return new Step(before, List.of(), FixVerdict.LATE);
    }
    MoverState known = close(before, watermark);
    int at = known.open().size();
    while (at > 0 && known.open().get(at - 1).slot() > fix.slot()) {
      at--;
    }
    boolean isOfKnownSlot = at > 0 && known.open().get(at - 1).slot() == fix.slot();
    if (isOfKnownSlot && MoverFix.BETTER_FIRST.compare(fix, known.open().get(at - 1)) >= 0) {
      // Of most positions, so that nothing is copied before.
      return new Step(known, List.of(), FixVerdict.REPEATED);
    }
    List<MoverFix> open = new ArrayList<>(known.open().size() + 1);
    open.addAll(known.open());
    if (isOfKnownSlot) {
      open.set(at - 1, fix);
      return again(known, open);
    }
    boolean isLatest = at == open.size();
    open.add(at, fix);
    return isLatest ? further(known, open, fix) : again(known, open);
  }

  /** How long after its end an interval is told first: who came to stay has stayed by then. */
  public long toldMillisAfter() {
    return detection.stayMillis();
  }

  /** How long after its end no trip of an interval is found or taken back any more. */
  public long closedMillisAfter() {
    return detection.knownMillisAfter() + MoverFix.SLOT_MILLIS + correctableMillis;
  }

  private boolean isClosed(MoverFix fix, long watermark) {
    return fix.slotEndMillis() + correctableMillis <= watermark;
  }

  /** Puts away what no late position can come before any more. */
  private MoverState close(MoverState state, long watermark) {
    Whereabouts closed = state.closed();
    int positions = 0;
    int trips = 0;
    while (positions < state.open().size() && isClosed(state.open().get(positions), watermark)) {
      StayDetection.Step step = detection.next(closed, state.open().get(positions));
      closed = step.after();
      trips += step.trip().isPresent() ? 1 : 0;
      positions++;
    }
    return positions == 0
        ? state
        : new MoverState(
            closed,
            state.open().subList(positions, state.open().size()),
            state.now(),
            state.told().subList(trips, state.told().size()),
            state.forgottenAtMillis());
  }

  private Step further(MoverState known, List<MoverFix> open, MoverFix fix) {
    StayDetection.Step step = detection.next(known.now(), fix);
    List<Trip> told = new ArrayList<>(known.told());
    List<TripChange> changes = new ArrayList<>();
    step.trip()
        .ifPresent(
            trip -> {
              told.add(trip);
              changes.add(new TripChange(trip, 1));
            });
    return step(known, open, step.after(), told, changes);
  }

  private Step again(MoverState known, List<MoverFix> open) {
    Whereabouts now = known.closed();
    List<Trip> found = new ArrayList<>();
    for (MoverFix fix : open) {
      StayDetection.Step step = detection.next(now, fix);
      now = step.after();
      step.trip().ifPresent(found::add);
    }
    List<Trip> gone = new ArrayList<>(known.told());
    List<TripChange> changes = new ArrayList<>();
    for (Trip trip : found) {
      if (!gone.remove(trip)) {
        changes.add(new TripChange(trip, 1));
      }
    }
    gone.forEach(trip -> changes.add(new TripChange(trip, -1)));
    return step(known, open, now, found, changes);
  }

  private Step step(
      MoverState known,
      List<MoverFix> open,
      Whereabouts now,
      List<Trip> told,
      List<TripChange> changes) {
    long forgottenAt =
        now.lastHeardMillis()
            + detection.longestTripMillis()
            + MoverFix.SLOT_MILLIS
            + correctableMillis;
    return new Step(
        new MoverState(known.closed(), open, now, told, forgottenAt), changes, FixVerdict.TAKEN);
  }
}
