package io.citygrid.live.traffic.matching;

import io.citygrid.city.TrafficRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of each position of a whole trip what the {@link OnlineMatcher} made of it, and why. What
 * the matcher could not reach is split in hindsight: strays that can be reached from each other
 * while the trip goes on elsewhere are another vehicle with the same id (as is another place at the
 * same time), any other stray came at an impossible speed.
 *
 * <p>Of two vehicles with one id the matcher follows the one it saw first. Where both are near each
 * other it cannot tell them apart, and neither can this. Not thread-safe.
 */
public final class TripVerdicts {
  private static final double ZERO_DEGREES = 1e-3;

  private final OnlineMatcher matcher;
  private final TrafficRules.Matching rules;

  public TripVerdicts(OnlineMatcher matcher, TrafficRules.Matching rules) {
    this.matcher = matcher;
    this.rules = rules;
  }

  /**
   * What became of a position.
   *
   * @param matched where it was; null unless {@link PositionVerdict#MATCHED}
   */
  public record Judged(Fix fix, PositionVerdict verdict, @Nullable MatchedFix matched) {}

  /**
   * The verdicts, in the order of the positions.
   *
   * @param trip of one vehicle, in the order of time
   */
  public List<Judged> of(List<Fix> trip) {
    PositionVerdict[] verdicts = new PositionVerdict[trip.size()];
    Map<Long, MatchedFix> matched = new HashMap<>();
    MatchState state = MatchState.NEW;
    StrayWatch strays = StrayWatch.NEW;
    int stray = -1;
    for (int i = 0; i < trip.size(); i++) {
      OnlineMatcher.Step step = matcher.step(state, trip.get(i));
      state = step.after();
      step.decided().forEach(fix -> matched.put(fix.fix().atMillis(), fix));
      verdicts[i] = verdict(trip, i, step.fault());
      if (step.fault() == FixFault.UNREACHABLE) {
        if (strays.isOfAnother(trip.get(i), rules)) {
          verdicts[stray] = PositionVerdict.TWO_VEHICLES;
          verdicts[i] = PositionVerdict.TWO_VEHICLES;
        }
        stray = i;
      }
      strays = strays.with(trip.get(i), step.fault());
    }
    matcher.flush(state).decided().forEach(fix -> matched.put(fix.fix().atMillis(), fix));
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < trip.size(); i++) {
      Fix fix = trip.get(i);
      boolean isMatched = verdicts[i] == PositionVerdict.MATCHED;
      judged.add(new Judged(fix, verdicts[i], isMatched ? matched.get(fix.atMillis()) : null));
    }
    return List.copyOf(judged);
  }

  private static PositionVerdict verdict(List<Fix> trip, int i, @Nullable FixFault fault) {
    if (fault == null) {
      return PositionVerdict.MATCHED;
    }
    Fix fix = trip.get(i);
    return switch (fault) {
      case FROZEN -> PositionVerdict.FROZEN;
      case UNREACHABLE -> PositionVerdict.IMPOSSIBLE_SPEED;
      case NO_ROAD -> isZero(fix) ? PositionVerdict.ZERO_ZERO : PositionVerdict.NO_ROAD;
      case REPEATED -> isTold(trip, i) ? PositionVerdict.REPEATED : PositionVerdict.TWO_VEHICLES;
    };
  }

  private static boolean isZero(Fix fix) {
    return Math.abs(fix.lon()) < ZERO_DEGREES && Math.abs(fix.lat()) < ZERO_DEGREES;
  }

  /** Whether the same place was told at the same time before. */
  private static boolean isTold(List<Fix> trip, int i) {
    Fix fix = trip.get(i);
    for (int j = i - 1; j >= 0 && trip.get(j).atMillis() == fix.atMillis(); j--) {
      if (trip.get(j).lon() == fix.lon() && trip.get(j).lat() == fix.lat()) {
        return true;
      }
    }
    return false;
  }
}
